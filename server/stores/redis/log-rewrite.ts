import { randomBytes } from "node:crypto";
import type { Draft, Entry } from "#lib/model/entry.ts";
import { draftText, entryText } from "../json.ts";
import { FOLLOW_ENTRIES_MAX } from "../limits.ts";
import { REWRITE_KEPT_MS, rewriteKey, WRITER_KEPT_MS } from "./log-layout.ts";
import { readPage, type Source } from "./log-source.ts";

const BUILD_CHARS_MAX = 1_000_000;

/**
 * Builds the changed log beside the old one and puts it in its place in one step, if nothing was appended
 * since; otherwise builds what is new as well. Answers the epoch that ended, or null for an unknown log.
 */
export async function rewrite(
  source: Source,
  logId: string,
  number: number,
  change: (entry: Entry) => Draft,
): Promise<string | null> {
  for (;;) {
    const name = randomBytes(9).toString("base64url");
    const beside = rewriteKey(source.address.prefix, logId, name);
    try {
      const outcome = await attempt(source, logId, { number, change, name, beside });
      if (outcome !== "another") return outcome;
    } finally {
      // After the swap it is not there any more; otherwise nothing of it may stay.
      await source.insist(() => source.client.unlink(beside));
    }
  }
}

interface Attempt {
  number: number;
  change: (entry: Entry) => Draft;
  /** the epoch to come */
  name: string;
  beside: string;
}

/** `another`: the log was removed or rewritten meanwhile. */
async function attempt(
  source: Source,
  logId: string,
  { number, change, name, beside }: Attempt,
): Promise<string | null | "another"> {
  const { log, head, by, news } = source.keys(logId);
  let epoch: string | null = null;
  for (let seq = 0; ; ) {
    const page = await readPage(source, logId, seq, FOLLOW_ENTRIES_MAX);
    epoch ??= page.epoch;
    if (epoch === null) return null;
    const made = epoch;
    if (page.epoch !== made) return "another";
    await build(source, beside, page.entries, change);
    seq = page.entries.at(-1)?.seq ?? seq;
    if (page.entries.length === FOLLOW_ENTRIES_MAX) continue;
    const outcome = await source.insist(() =>
      source.client.logSwap(log, head, by, news, beside, number, WRITER_KEPT_MS, made, seq, name),
    );
    if (outcome === "done") return made;
  }
}

async function build(
  source: Source,
  key: string,
  entries: readonly Entry[],
  change: (entry: Entry) => Draft,
): Promise<void> {
  let parts: (string | number)[] = [];
  let chars = 0;
  const send = async () => {
    const these = parts;
    if (these.length > 0) await source.insist(() => source.client.logBuild(key, REWRITE_KEPT_MS, ...these));
    parts = [];
    chars = 0;
  };
  for (const entry of entries) {
    const text = entryText(draftText(change(entry)), entry.seq, entry.at);
    if (chars + text.length > BUILD_CHARS_MAX) await send();
    parts.push(entry.seq, text);
    chars += text.length;
  }
  await send();
}
