/**
 * Old logs still fold. The logs beside this file are never edited, only added: each was written once, by
 * `write.ts`, and a scrimmage that a school has kept is as old as they are. Where one of them folds to
 * something else, either the change is wrong, or the meaning of the log has changed: then RULES_VERSION
 * rises, the fold goes on reading version 1 as it was, and a new golden log shows version 2.
 */
import { describe, expect, it } from "vitest";
import { fold } from "#lib/game/apply.ts";
import type { Entry } from "#lib/model/entry.ts";
import { filesIn, read } from "../support/source.ts";
import { digestOf } from "./digest.ts";

const names = filesIn(["tests/golden"], /\.jsonl$/).map((file) => file.replace(/\.jsonl$/, ""));

describe("golden logs", () => {
  it("FO12 are there, and small enough to be read", () => {
    expect(names.length).toBeGreaterThanOrEqual(3);
    for (const name of names) expect(read(`${name}.jsonl`).length).toBeLessThan(400_000);
  });

  it.each(names)("FO12 %s folds to what it folded to", (name) => {
    const entries = read(`${name}.jsonl`)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Entry);
    const state = fold(entries);
    expect(state && digestOf(state)).toEqual(JSON.parse(read(`${name}.json`)));
  });
});
