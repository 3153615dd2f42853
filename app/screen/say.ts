import type { ProjectorWords } from "#lib/i18n/projector.ts";
import type { Adjustment } from "#lib/model/input.ts";

/** What the coach changes for the next round, in words. `rule` words a room rule, which may be an if–then's id. */
export function sayChange(
  change: Adjustment["change"],
  words: ProjectorWords["change"],
  rule: (id: string) => string,
): string {
  switch (change.what) {
    case "mix":
      return change.weight > 1 ? words.more(change) : words.less(change);
    case "level":
      return change.by > 0 ? words.levelUp : words.levelDown;
    case "pace":
      return change.by > 0 ? words.slower : words.faster;
    case "scope":
      return change.drop ? words.drop(change) : words.add(change);
    case "format":
      return change.confidence ? words.confidenceOn : words.confidenceOff;
    case "tactic":
      return rule(change.rule);
    case "teams":
      return words.rotate;
  }
}
