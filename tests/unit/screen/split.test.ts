import { describe, expect, test } from "vitest";
import { splitRows, topLure } from "../../../app/screen/_break/split.ts";

const inWords = { marks: () => [], say: () => null };
const line = (position: number, text: string) => ({ value: position, marks: [position], text });
const OPTIONS = [line(0, "Zero"), line(1, "9.8 down"), line(2, "9.8 up")];

describe("the rows of the huddle's reveal", () => {
  test("options stand in their places, chosen or not", () => {
    const split = [
      { answer: 1, text: "9.8 down", right: true, before: 2, after: 9 },
      { answer: 0, text: "Zero", right: false, before: 7, after: 0 },
    ];
    const rows = splitRows(OPTIONS, [line(1, "9.8 down")], split, inWords);
    expect(rows.map(({ text, before, after, right }) => [text, before, after, right])).toEqual([
      ["Zero", 7, 0, false],
      ["9.8 down", 2, 9, true],
      ["9.8 up", 0, 0, false],
    ]);
  });

  test("below five players the right answer is told without counts", () => {
    const rows = splitRows(OPTIONS, [line(1, "9.8 down")], null, inWords);
    expect(rows.filter((row) => row.right).map((row) => row.text)).toEqual(["9.8 down"]);
    expect(rows.every((row) => row.before === 0 && row.after === 0)).toBe(true);
  });

  test("typed answers: the right one first, then the ones most given, and nothing that nobody gave", () => {
    const right = [{ value: "19.6", marks: [], text: "19.6 m/s" }];
    const split = [
      { answer: "39.2", text: "39.2 m/s", right: false, before: 0, after: 0 },
      { answer: "9.8", text: "9.8 m/s", right: false, before: 9, after: 4 },
      { answer: "19.6", text: "19.6 m/s", right: true, before: 1, after: 2 },
    ];
    expect(splitRows([], right, split, inWords).map((row) => row.text)).toEqual(["19.6 m/s", "9.8 m/s"]);
    expect(splitRows([], right, [], inWords).map((row) => row.text)).toEqual(["19.6 m/s"]);
  });

  test("several right options are one row, worded in the order of their letters", () => {
    const lines = OPTIONS.map((one) => ({ ...one, value: one.marks }));
    const right = [{ value: [0, 2], marks: [0, 2], text: "Zero; 9.8 up" }];
    const split = [{ answer: [0, 2], text: "9.8 up; Zero", right: true, before: 3, after: 5 }];
    const say = { marks: (value: unknown) => value as number[], say: () => "Zero; 9.8 up" };
    expect(splitRows(lines, right, split, say)).toMatchObject([{ marks: [0, 2], text: "Zero; 9.8 up" }]);
  });

  test("the mix-up shown is that of the answer most given before", () => {
    const rows = splitRows(
      OPTIONS,
      [line(1, "9.8 down")],
      [
        { answer: 0, text: "Zero", right: false, before: 2, after: 3 },
        { answer: 2, text: "9.8 up", right: false, before: 5, after: 0 },
      ],
      inWords,
    );
    expect(topLure(rows, (value) => `mix-up ${value}`)).toEqual({ marks: [2], text: "mix-up 2" });
    expect(topLure(rows, () => null)).toBeNull();
  });
});
