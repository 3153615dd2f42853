import type { Entry } from "#lib/model/entry.ts";
import { entryText } from "../json.ts";

/**
 * Consecutive entries of one log under one key, as the text of a JSON array. What is committed
 * together is stored together: one key a frame instead of one an entry costs a quarter of the time.
 */
export interface Frame {
  lastSeq: number;
  text: string;
}

/** the end of a log: its last entry's place and time, zeros when it has none */
export interface Head {
  seq: number;
  at: number;
}

// A frame is parsed whole, so it stays small enough that reading one entry of it is cheap.
const FRAME_ENTRIES_MAX = 256;
const FRAME_CHARS_MAX = 64_000;

/** Gives the drafts their places after `head` and their time. */
export function framesOf(drafts: readonly string[], head: Head, at: number): Frame[] {
  const entries = drafts.map((text, i) => entryText(text, head.seq + i + 1, at));
  return framed(entries, head.seq);
}

/** entries as JSON, the first of them with `seq = after + 1` */
export function framed(entries: readonly string[], after: number): Frame[] {
  const frames: Frame[] = [];
  let seq = after;
  let text = "";
  let count = 0;
  for (const entry of entries) {
    if (count > 0 && (count === FRAME_ENTRIES_MAX || text.length + entry.length > FRAME_CHARS_MAX)) {
      frames.push({ lastSeq: seq, text: `[${text}]` });
      text = "";
      count = 0;
    }
    text += count === 0 ? entry : `,${entry}`;
    count++;
    seq++;
  }
  if (count > 0) frames.push({ lastSeq: seq, text: `[${text}]` });
  return frames;
}

export function entriesOf(frame: string): Entry[] {
  return JSON.parse(frame);
}
