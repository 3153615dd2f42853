/** What one transport did, as the verdict needs it. Times in ms. */
export interface LineFound {
  medianMs: number;
  worstMs: number;
  /** words that did not come back */
  lost: number;
  /** words that were sent */
  of: number;
}

export interface Findings {
  /** null: the transport did not open */
  websocket: LineFound | null;
  polling: LineFound | null;
  /** kilobytes a second; null: they did not come through */
  kBps: number | null;
  /** whether the line stayed open for half a minute; null: not known yet */
  held: boolean | null;
}

export type Verdict = "good" | "polling" | "poor" | "none";

/** What to ask the network's administrator for, or to do something about. */
export type Advice = "websocket" | "polling" | "slow" | "uneven" | "lossy" | "thin" | "cut";

// A question is announced 900 ms before it opens: with round trips up to 400 ms it is there in time.
const MEDIAN_MAX_MS = 400;
// Longer than this and a tap near the close comes in after it.
const WORST_MAX_MS = 3_000;
const LOST_MAX_SHARE = 0.1;
// The pages of a class of thirty come through this in about three minutes; less is not enough.
const KBPS_MIN = 25;

export function adviceFor(found: Findings): Advice[] {
  const line = found.websocket ?? found.polling;
  const advice: Advice[] = [];
  if (!found.websocket) advice.push("websocket");
  if (!found.polling) advice.push("polling");
  if (line && line.medianMs > MEDIAN_MAX_MS) advice.push("slow");
  if (line && line.worstMs > WORST_MAX_MS) advice.push("uneven");
  if (line && line.lost > line.of * LOST_MAX_SHARE) advice.push("lossy");
  if (found.kBps === null || found.kBps < KBPS_MIN) advice.push("thin");
  if (found.held === false) advice.push("cut");
  return advice;
}

/** In one word. WebSocket alone, without long-polling to fall back to, is still good. */
export function verdictOf(found: Findings): Verdict {
  if (!found.websocket && !found.polling) return "none";
  const advice = adviceFor(found);
  if (advice.some((one) => one !== "websocket" && one !== "polling")) return "poor";
  return found.websocket ? "good" : "polling";
}

/** Median and worst of what came back; with nothing back, as bad as it can be told. */
export function lineOf(rounds: readonly number[], lost: number, replyMs: number): LineFound {
  const sorted = rounds.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  return {
    medianMs: Math.round(middle ?? replyMs),
    worstMs: Math.round(sorted.at(-1) ?? replyMs),
    lost,
    of: rounds.length + lost,
  };
}
