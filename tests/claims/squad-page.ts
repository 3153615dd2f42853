import type { RetentionAnswer } from "#lib/protocol/http.ts";
import { termView } from "#lib/squad/term.ts";
import { curveViews, followUpViews } from "#lib/squad/then-now.ts";
import { trialView } from "#lib/squad/trial.ts";
import { T0 } from "../support/room.ts";
import { DAY, type Term } from "../support/term.ts";

/** What a squad's page gets on its eighth day, made of what its route makes it of. */
export function retentionAnswer(term: Term): RetentionAnswer {
  const now = T0 + 8 * DAY;
  return {
    ok: true,
    now,
    squad: { id: "9b", name: "9B", open: false },
    term: termView(term.squad, now),
    followUps: followUpViews(term.squad),
    curves: curveViews(term.squad),
    booked: [],
    trial: trialView(term.squad),
  };
}
