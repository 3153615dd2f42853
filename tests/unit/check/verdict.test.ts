import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adviceFor, type Findings, lineOf, verdictOf } from "../../../app/check/verdict.ts";

const QUICK = { medianMs: 40, worstMs: 120, lost: 0, of: 20 };
const FINE: Findings = { websocket: QUICK, polling: QUICK, kBps: 800, held: true };

describe("what the check says", () => {
  test("SN4 a network that carries everything is good, and nothing is asked for", () => {
    expect(verdictOf(FINE)).toBe("good");
    expect(adviceFor(FINE)).toEqual([]);
    expect(verdictOf({ ...FINE, held: null })).toBe("good");
  });

  test("SN4 without WebSocket it works by long-polling, and WebSocket is asked for", () => {
    const found = { ...FINE, websocket: null };
    expect(verdictOf(found)).toBe("polling");
    expect(adviceFor(found)).toEqual(["websocket"]);
  });

  test("SN4 without a way to fall back to it is still good, and the way is asked for", () => {
    const found = { ...FINE, polling: null };
    expect(verdictOf(found)).toBe("good");
    expect(adviceFor(found)).toEqual(["polling"]);
  });

  test.each([
    ["slow", { websocket: { ...QUICK, medianMs: 401 } }],
    ["uneven", { websocket: { ...QUICK, worstMs: 3_001 } }],
    ["lossy", { websocket: { ...QUICK, lost: 3 } }],
    ["thin", { kBps: 24 }],
    ["thin", { kBps: null }],
    ["cut", { held: false }],
  ] as const)("SN4 %s: it will not work well, and that is what is asked for", (advice, change) => {
    const found = { ...FINE, ...change };
    expect(verdictOf(found)).toBe("poor");
    expect(adviceFor(found)).toEqual([advice]);
  });

  test("SN4 nothing gets through: none", () => {
    expect(verdictOf({ websocket: null, polling: null, kBps: null, held: null })).toBe("none");
  });

  test("SN4 median and slowest are of what came back", () => {
    expect(lineOf([30, 10, 20, 200], 1, 4_000)).toEqual({ medianMs: 20, worstMs: 200, lost: 1, of: 5 });
    expect(lineOf([], 20, 4_000)).toEqual({ medianMs: 4_000, worstMs: 4_000, lost: 20, of: 20 });
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 5_000, noNaN: true }), { minLength: 1 }), (rounds) => {
        const { medianMs, worstMs } = lineOf(rounds, 0, 4_000);
        expect(medianMs).toBeLessThanOrEqual(worstMs);
        expect(rounds.filter((ms) => ms > worstMs + 1)).toEqual([]);
      }),
    );
  });
});
