import { alikeCount } from "../game/alike.ts";
import { SMALL_CELL } from "../kit/limits.ts";
import type { Cause } from "../model/input.ts";
import type { Basis } from "./basis.ts";
import { rateOf } from "./measures.ts";
import type { Effort, Tags } from "./types.ts";

/** the fixed order of `learning.md` 3.4; running out of time is no tag but an answer that is missing */
export const CAUSES: readonly Cause[] = ["K", "R", "M", "Q", "G", "P"];

/** What players said made it go that way, and how often their timing says the same. */
export function tags(basis: Basis): Tags {
  const tagged = countedDecisions(basis).filter((one) => one.cause !== null);
  const both = tagged.filter((one) => one.hint !== null);
  return {
    counts:
      tagged.length < SMALL_CELL
        ? null
        : CAUSES.map((cause) => ({
            cause,
            n: tagged.filter((one) => one.cause === cause).length,
            from: { cause },
          })),
    tagged: tagged.length,
    agreement: rateOf(both.filter((one) => one.cause === one.hint).length, both.length, { tagged: "both" }),
  };
}

/** Effort as behaviour that can be counted; there is no score of it. */
export function effort(basis: Basis): Effort {
  const all = countedDecisions(basis);
  const alike = alikeCount(basis.state);
  return {
    asked: all.length,
    answered: all.filter((one) => one.result !== "none").length,
    quick: all.filter((one) => one.quick).length,
    none: all.filter((one) => one.result === "none").length,
    late: basis.counted.reduce((sum, run) => sum + run.late.length, 0),
    ...(alike > 0 && { alike }),
  };
}

export function countedDecisions(basis: Basis) {
  return basis.counted.flatMap((run) => basis.byRun.get(run.run) ?? []);
}
