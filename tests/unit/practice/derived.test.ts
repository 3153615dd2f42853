import { expect, test } from "vitest";
import { Derived } from "#server/rooms/derived.ts";
import { Room } from "../../support/room.ts";

test("PT29 what is made of a log is made once for each state of it, however many ask", () => {
  const room = new Room();
  const { state } = room;
  const derived = new Derived<string>();
  let made = 0;
  const get = (of: string, other = "", from = state) =>
    derived.get(from, { of, with: other }, () => `${of} at ${from.seq}, ${++made}`);
  expect([get("0"), get("0"), get("1"), get("0")].map((text) => text.slice(-1))).toEqual([
    "1",
    "1",
    "2",
    "1",
  ]);
  room.joinAll(1);
  expect(get("0")).toMatch(/, 3$/);
  expect(get("0", "another log moved")).toMatch(/, 4$/);
  // The same place in the log, which was rewritten meanwhile: nothing of before is told.
  expect(get("0", "another log moved", structuredClone(state))).toMatch(/, 5$/);
});
