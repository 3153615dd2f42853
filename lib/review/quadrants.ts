import { SMALL_CELL } from "../kit/limits.ts";
import type { Sureness } from "../model/input.ts";
import type { Basis } from "./basis.ts";
import { countedDecisions } from "./tags.ts";
import type { Decision, Quadrant } from "./types.ts";

const SURENESSES: readonly Sureness[] = [2, 1, 0];

/** How sure against how right; null below five taps, where a count could be a face. */
export function quadrants(decisions: readonly Decision[]): Quadrant[] | null {
  const rated = decisions.filter((decision) => decision.sure !== null);
  if (rated.length < SMALL_CELL) return null;
  return SURENESSES.map((sure) => {
    const of = rated.filter((decision) => decision.sure === sure);
    const right = of.filter((decision) => decision.result === "right").length;
    return { sure, right, other: of.length - right };
  });
}

export function dayQuadrants(basis: Basis): Quadrant[] | null {
  return quadrants(countedDecisions(basis));
}
