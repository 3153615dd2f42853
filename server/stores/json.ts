import type { Draft } from "#lib/model/entry.ts";
import { StoreError } from "./errors.ts";
import { DOC_BYTES_MAX, ENTRY_BYTES_MAX } from "./limits.ts";

/** What every driver writes of an entry or a document, and refuses in the same words. */

/** @throws StoreError `TooLarge`, `BadValue` */
export function draftText(draft: Draft<unknown>): string {
  const text = jsonText(draft);
  if (exceeds(text, ENTRY_BYTES_MAX))
    throw new StoreError("TooLarge", `An entry may have ${ENTRY_BYTES_MAX} bytes at most.`);
  return text;
}

/**
 * A draft with its place and its time. They come last: when a name stands twice in JSON the last one counts, so
 * a draft that brings its own is not believed.
 */
export function entryText(draft: string, seq: number, at: number): string {
  return `${draft.slice(0, -1)},"seq":${seq},"at":${at}}`;
}

/** @throws StoreError `TooLarge`, `BadValue` */
export function docText(value: unknown): string {
  const text = jsonText(value);
  if (exceeds(text, DOC_BYTES_MAX))
    throw new StoreError("TooLarge", `A document may have ${DOC_BYTES_MAX} bytes at most.`);
  return text;
}

/** @throws StoreError `BadValue` */
export function jsonText(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    throw new StoreError("BadValue", "Only what JSON can hold can be stored.", error);
  }
  if (text === undefined) throw new StoreError("BadValue", "Only what JSON can hold can be stored.");
  return text;
}

function exceeds(text: string, bytes: number): boolean {
  // A code unit is three bytes at most, so only a long text needs counting.
  return text.length * 3 > bytes && Buffer.byteLength(text) > bytes;
}
