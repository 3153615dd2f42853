import type { Draft, Entry } from "#lib/model/entry.ts";
import { noSuchLog } from "../errors.ts";
import { draftText, entryText } from "../json.ts";
import type { Database, Operation } from "./database.ts";
import { entriesOf, type Frame, framed, framesOf } from "./frames.ts";
import { frameKey, frameRange } from "./layout.ts";
import { extend, headOf, type Reach, tell } from "./reach.ts";
import type { Job } from "./writer.ts";

/** The appends to one log that share a batch. Order, place and time are given when the batch begins. */
export interface Intake extends Job {
  /** `existing`: refused where there is no such log when the batch begins */
  add(drafts: readonly string[], existing: boolean): Promise<readonly Entry[]>;
}

interface Call {
  drafts: readonly string[];
  existing: boolean;
  resolve: (entries: readonly Entry[]) => void;
  reject: (error: Error) => void;
}

/** `queue` counts what waits for the disk over all logs; `begun` is called when no more can be added. */
export function intakeOf(db: Database, reach: Reach, queue: { chars: number }, begun: () => void): Intake {
  let calls: Call[] = [];
  let frames: Frame[] = [];
  let chars = 0;
  reach.busy++;

  function settled(): void {
    begun(); // a batch can fail before it begins
    reach.busy--;
    queue.chars -= chars;
  }

  return {
    alone: false,
    add(drafts, existing) {
      for (const text of drafts) chars += text.length;
      for (const text of drafts) queue.chars += text.length;
      return new Promise((resolve, reject) => {
        calls.push({ drafts, existing, resolve, reject });
      });
    },
    async operations() {
      const head = await headOf(db, reach);
      begun();
      if (head.seq === 0) {
        const begins = calls.findIndex((call) => !call.existing);
        const refused = calls.slice(0, begins === -1 ? calls.length : begins);
        calls = calls.slice(refused.length);
        for (const call of refused) call.reject(noSuchLog(reach.logId));
      }
      // The clock may have been set back since the last entry.
      const at = Math.max(Date.now(), head.at);
      frames = framesOf(
        calls.flatMap((call) => call.drafts),
        head,
        at,
      );
      return frames.map((frame) => putFrame(reach.logId, frame));
    },
    written() {
      settled();
      // Read back what was written: nobody sees an entry that reading it again would not give.
      const entries = frames.flatMap((frame) => entriesOf(frame.text));
      extend(reach, entries);
      let start = 0;
      for (const call of calls) {
        const end = start + call.drafts.length;
        call.resolve(entries.slice(start, end));
        start = end;
      }
    },
    failed(error) {
      settled();
      for (const call of calls) call.reject(error);
    },
  };
}

export function putFrame(logId: string, frame: Frame): Operation {
  return { type: "put", key: frameKey(logId, frame.lastSeq), value: Buffer.from(frame.text) };
}

/** Removes a log, in a batch of its own: behind all appends asked for before, ahead of all after. */
export function removalOf(db: Database, reach: Reach, done: () => void, failed: (error: Error) => void): Job {
  const job = ending(reach, done, failed, async () => {
    const keys = await db.read((level) => level.keys(frameRange(reach.logId, 0)).all());
    return keys.map((key) => ({ type: "del", key }));
  });
  return {
    ...job,
    written() {
      reach.head = { seq: 0, at: 0 };
      job.written();
    },
  };
}

/** Replaces every entry of a log, in a batch of its own as well; places and times stay. */
export function rewritingOf(
  db: Database,
  reach: Reach,
  change: (entry: Entry) => Draft,
  done: () => void,
  failed: (error: Error) => void,
): Job {
  return ending(reach, done, failed, async () => {
    const frames = await db.read((level) => level.iterator(frameRange(reach.logId, 0)).all());
    const operations: Operation[] = frames.map(([key]) => ({ type: "del", key }));
    for (const [, bytes] of frames) {
      const entries = entriesOf(bytes.toString());
      const texts = entries.map((entry) => entryText(draftText(change(entry)), entry.seq, entry.at));
      for (const frame of framed(texts, (entries[0]?.seq ?? 1) - 1))
        operations.push(putFrame(reach.logId, frame));
    }
    return operations;
  });
}

/** A job after which what followers know of the log is no longer so: they end. */
function ending(
  reach: Reach,
  done: () => void,
  failed: (error: Error) => void,
  operations: () => Promise<Operation[]>,
): Job {
  reach.busy++;
  return {
    alone: true,
    operations,
    written() {
      reach.busy--;
      reach.recent = [];
      reach.removals++;
      tell(reach);
      done();
    },
    failed(error) {
      reach.busy--;
      failed(error);
    },
  };
}
