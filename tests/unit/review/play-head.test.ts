import { describe, expect, test } from "vitest";
import { type Head, type Move, step } from "../../../app/review/_replay/head.ts";

const START: Head = { index: 0, ms: 0, playing: false, speed: 2, revealed: false };
const END = 20_000;
const LAST = 2;
const onward: Move = { do: "onward", end: END, last: LAST };

const moved = (...moves: Move[]) => moves.reduce(step, START);

describe("the replay's play head", () => {
  test("RE56 one key: play, right answer, next question, to the end of the last", () => {
    let head = START;
    const seen: string[] = [];
    for (let press = 0; press < 3 * (LAST + 1); press++) {
      head = step(head, onward);
      seen.push(`${head.index}${head.playing ? " plays" : head.revealed ? " shown" : ""}`);
    }
    expect(seen).toEqual([
      "0 plays",
      "0 shown",
      "1 plays",
      "1 shown",
      "2 plays",
      "2 shown",
      "2 shown",
      "2 shown",
      "2 shown",
    ]);
  });

  test("RE56 it waits at each right answer, and nothing is shown before everything is in", () => {
    const run = moved(onward, { do: "tick", by: END, end: END });
    expect(run).toEqual({ ...START, ms: END, playing: false, revealed: true });
    expect(step(run, { do: "tick", by: 1_000, end: END })).toBe(run);
    expect(moved(onward, { do: "tick", by: 1_000, end: END })).toMatchObject({ ms: 2_000, revealed: false });
    expect(moved({ do: "seek", ms: END }, onward)).toMatchObject({ playing: false, revealed: true });
    expect(moved({ do: "reveal", on: true, end: END }, { do: "seek", ms: 3 }).revealed).toBe(false);
  });

  test("RE56 paused in the middle, the key plays on", () => {
    const paused = moved(onward, { do: "tick", by: 1_000, end: END }, { do: "toggle", end: END });
    expect(paused.playing).toBe(false);
    expect(step(paused, onward)).toEqual({ ...paused, playing: true });
  });
});
