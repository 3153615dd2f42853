/**
 * The keys of a log. All of them carry the log's id as their hash tag, so that on a cluster they lie in one
 * slot and one script may touch them together. Braces and percent signs of an id are escaped, or an id could
 * end its own tag.
 *
 *   <prefix>:{<id>}:log           stream: entry `<seq>-0`, one field `e`, the entry as JSON
 *   <prefix>:{<id>}:head          hash: `epoch` (a new one after every removal and rewriting), `seq`, `at`
 *   <prefix>:{<id>}:by:<writer>   what a process wrote last, so that a repeat is answered, not written
 *   <prefix>:{<id>}:new:<name>    a rewriting on its way
 *   <prefix>:{<id>}:news:<db>     channel: the doorbell. Channels know no databases, so the name does.
 */
export interface LogKeys {
  log: string;
  head: string;
  by: string;
  news: string;
}

/** A log stays this long after its last entry; then it is gone. Written anew with every append, ms. */
export const LOG_KEPT_MS = 400 * 24 * 3_600_000;
/** How long a repeat is recognised, ms. */
export const WRITER_KEPT_MS = 24 * 3_600_000;
/** A rewriting that was given up leaves by itself, ms. */
export const REWRITE_KEPT_MS = 3_600_000;

export function logKeys(place: { prefix: string; db: number }, logId: string, writer: string): LogKeys {
  const start = startOf(place.prefix, logId);
  return {
    log: `${start}:log`,
    head: `${start}:head`,
    by: `${start}:by:${writer}`,
    news: `${start}:news:${place.db}`,
  };
}

export function rewriteKey(prefix: string, logId: string, name: string): string {
  return `${startOf(prefix, logId)}:new:${name}`;
}

/** the glob that finds the streams of all logs */
export function allLogs(prefix: string): string {
  return `${prefix}:{*}:log`;
}

/** the id in the key of a stream; null for any other key */
export function logOf(prefix: string, key: string): string | null {
  const start = `${prefix}:{`;
  const end = "}:log";
  if (!key.startsWith(start) || !key.endsWith(end)) return null;
  const escaped = key.slice(start.length, -end.length);
  return /[{}]/.test(escaped) ? null : decodeURIComponent(escaped);
}

function startOf(prefix: string, logId: string): string {
  return `${prefix}:{${logId.replace(/[%{}]/g, encodeURIComponent)}}`;
}
