import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { coachWords } from "#lib/i18n/coach.ts";
import { commonWords } from "#lib/i18n/common.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";
import type { HttpCode, HttpRefusal } from "#lib/protocol/http.ts";

/** A refusal on its way to the client; thrown by the routes' own steps, answered by `answerError`. */
export class Refused extends Error {
  readonly code: HttpCode;
  readonly detail: string | undefined;
  readonly where: string | undefined;
  constructor(code: HttpCode, detail?: string, where?: string) {
    super(code);
    this.name = "Refused";
    this.code = code;
    this.detail = detail;
    this.where = where;
  }
}

/** Codes whose status is not the plain 400. */
const STATUS: Partial<Record<HttpCode, ContentfulStatusCode>> = {
  "no-key": 401,
  "not-allowed": 403,
  "cross-site": 403,
  "read-only": 403,
  "no-such-page": 404,
  "no-such-code": 404,
  "no-such-pack": 404,
  "no-such-scrimmage": 404,
  "no-such-template": 404,
  "no-such-squad": 404,
  "no-such-member": 404,
  "no-such-follow-up": 404,
  "no-such-file": 404,
  "follow-up-later": 409,
  already: 409,
  "name-taken": 409,
  pseudonymous: 409,
  "changed-meanwhile": 409,
  sealed: 409,
  "wrong-phase": 409,
  "too-large": 413,
  "not-media": 415,
  "bad-pack": 422,
  "bad-plan": 422,
  improper: 422,
  "no-pack": 422,
  "needs-squad": 422,
  "no-questions": 422,
  "too-many": 422,
  "too-fast": 429,
  "our-fault": 500,
  "old-version": 503, // of this server, not of the page
  busy: 503,
  "store-away": 503,
};

/** The refusal as JSON, in words too, for those who read it without our pages. */
export function refuse(c: Context, code: HttpCode, detail?: string, where?: string): Response {
  const words: Partial<Record<string, string>> = {
    ...commonWords[DEFAULT_LOCALE].refusal,
    ...coachWords[DEFAULT_LOCALE].refusal,
  };
  const body: HttpRefusal = { ok: false, code, message: words[code] ?? code, detail, where };
  return c.json(body, STATUS[code] ?? 400);
}
