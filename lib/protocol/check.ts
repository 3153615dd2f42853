/** The check page's own line, in a namespace of its own: it needs no scrimmage and no key. */
export const CHECK_NAMESPACE = "/check";
/** what `/api/check/bytes` answers, to see how much comes through at once */
export const CHECK_BYTES = 50_000;

export interface CheckSample {
  /** the server's clock, ms since 1970 */
  now: number;
}

export interface CheckToServer {
  sample: (reply: (sample: CheckSample) => void) => void;
}
