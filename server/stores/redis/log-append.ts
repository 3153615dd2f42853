import type { Entry } from "#lib/model/entry.ts";
import { noSuchLog } from "../errors.ts";
import { entryText } from "../json.ts";
import type { Task } from "./log-lane.ts";
import { LOG_KEPT_MS, WRITER_KEPT_MS } from "./log-layout.ts";
import { entriesOf, type Source } from "./log-source.ts";

/** Entries that one script wrote. */
export interface Written {
  epoch: string;
  /** time of the entry ahead of the first; 0 when there is none */
  before: number;
  first: number;
  at: number;
  entries: readonly Entry[];
}

/** The appends to one log that share a script. */
export interface Batch extends Task {
  /** false when it is full, on its way, or for logs that must be there and these need not */
  takes(chars: number, existing: boolean): boolean;
  add(drafts: readonly string[], chars: number): Promise<readonly Entry[]>;
}

interface Call {
  drafts: readonly string[];
  resolve: (entries: readonly Entry[]) => void;
  reject: (error: unknown) => void;
}

// While a script runs Redis does nothing else, so it is kept short.
const BATCH_CHARS_MAX = 1_000_000;
/** Longer news say only where it is to be read. */
export const NEWS_CHARS_MAX = 64_000;

export interface BatchEnds {
  written(written: Written): void;
  /** `chars` are settled, whichever way. */
  settled(chars: number): void;
}

/** `existing`: what its first call asks of the log; it goes for all of them. */
export function batchOf(source: Source, logId: string, existing: boolean, ends: BatchEnds): Batch {
  const calls: Call[] = [];
  let chars = 0;
  let begun = false;

  function fail(error: unknown): void {
    begun = true;
    ends.settled(chars);
    for (const call of calls) call.reject(error);
  }

  return {
    takes: (more, onlyExisting) =>
      !begun && (onlyExisting || !existing) && (chars === 0 || chars + more <= BATCH_CHARS_MAX),
    add(drafts, more) {
      chars += more;
      return new Promise((resolve, reject) => {
        calls.push({ drafts, resolve, reject });
      });
    },
    async run(number) {
      begun = true;
      const drafts = calls.flatMap((call) => call.drafts);
      try {
        const written = await append(source, logId, { number, existing, drafts });
        ends.settled(chars);
        ends.written(written);
        let start = 0;
        for (const call of calls) {
          const end = start + call.drafts.length;
          call.resolve(written.entries.slice(start, end));
          start = end;
        }
      } catch (error) {
        fail(error);
      }
    },
    fail,
  };
}

async function append(
  source: Source,
  logId: string,
  { number, existing, drafts }: { number: number; existing: boolean; drafts: readonly string[] },
): Promise<Written> {
  const { log, head, by, news } = source.keys(logId);
  // Unlike any other: this process's name is by chance, and its writings are numbered.
  const fresh = `${source.writer}.${number}`;
  const terms = [LOG_KEPT_MS, WRITER_KEPT_MS, NEWS_CHARS_MAX, existing ? 1 : 0];
  const answer = await source.insist(() =>
    source.client.logAppend(log, head, by, news, number, fresh, ...terms, ...drafts),
  );
  if (answer === "none") throw noSuchLog(logId);
  const [epoch = "", ...numbers] = answer.split(" ");
  const [first = 0, before = 0, at = 0] = numbers.map(Number);
  const texts = drafts.map((text, i) => entryText(text, first + i, at));
  return { epoch, before, first, at, entries: entriesOf(`[${texts.join(",")}]`) };
}
