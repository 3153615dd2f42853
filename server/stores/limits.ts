/** Every limit of the stores, named with its unit. */

/** one entry as JSON; the largest is the first of a scrimmage, which carries all its questions */
export const ENTRY_BYTES_MAX = 16_000_000;
/** one document as JSON; the largest is a pack */
export const DOC_BYTES_MAX = 16_000_000;
/** a log id or a document key */
export const KEY_CHARS_MAX = 200;
/** JSON waiting for the disk, over all logs; beyond it appends are refused as `StoreBusy` */
export const QUEUE_CHARS_MAX = 64_000_000;
/** entries that a follower gets at once while it catches up */
export const FOLLOW_ENTRIES_MAX = 1_000;
