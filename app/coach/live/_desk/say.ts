import type { CommonWords } from "#lib/i18n/common.ts";
import type { DeskWords } from "#lib/i18n/desk.ts";
import type { Adjustment, CoachInput } from "#lib/model/input.ts";
import type { Suggestion, WorkedView } from "#lib/views/types.ts";
import type { Desk } from "./desk.ts";

/** A change in words: what it does, and a second line of detail ("" where there is none). */
export function sayChange(words: DeskWords, what: WorkedView["what"]): { title: string; note: string } {
  const w = words.change;
  switch (what.what) {
    case "mix":
      return what.weight === 2
        ? { title: w.more({ topic: what.topic }), note: w.moreNote }
        : { title: w.less({ topic: what.topic }), note: w.lessNote };
    case "level":
      return what.by === 1 ? { title: w.up, note: w.upNote } : { title: w.down, note: w.downNote };
    case "pace":
      return what.by > 0 ? { title: w.slower, note: w.slowerNote } : { title: w.faster, note: w.fasterNote };
    case "scope":
      return what.drop
        ? { title: w.drop({ topic: what.topic }), note: w.dropNote }
        : { title: w.bring({ topic: what.topic }), note: w.bringNote };
    case "format":
      return what.confidence
        ? { title: w.sureOn, note: w.sureOnNote }
        : { title: w.sureOff, note: w.sureOffNote };
    case "tactic":
      return { title: w.rule({ rule: sayRule(words, what.rule) }), note: w.ruleNote };
    case "teams":
      return { title: w.rotate, note: w.rotateNote };
    case "ifThen": {
      const rule = "id" in what.choice ? sayRule(words, what.choice.id) : what.choice.own;
      return { title: w.ifThen({ rule }), note: "" };
    }
  }
}

/** Rules are kept as ids; what has none was typed by a coach and stands for itself. */
function sayRule(words: DeskWords, rule: string): string {
  return words.rule[rule] ?? rule;
}

/** What the coach expects of a change, to follow "You expect:". */
export function sayExpectation(words: DeskWords, prediction: Adjustment["prediction"]): string {
  const { metric, topic, cause, direction } = prediction;
  const w = words.expects;
  const up = direction === "up";
  if (metric === "topic" && topic) return up ? w.topicUp({ topic }) : w.topicDown({ topic });
  if (metric === "cause" && cause) {
    return up ? w.causeUp({ cause: words.cause[cause] }) : w.causeDown({ cause: words.cause[cause] });
  }
  return up ? w.allUp : w.allDown;
}

/** Why a change is offered: the code's words and the numbers that came with it, whichever there are. */
export function sayReason(words: DeskWords, reason: Suggestion["reason"]): string {
  const { n, of, cause } = reason;
  const parts: string[] = [];
  if (cause && n !== undefined) parts.push(words.reason.cause({ n, cause: words.cause[cause] }));
  else if (n !== undefined && of !== undefined) {
    parts.push(reason.topic ? words.reason.topic({ n, of }) : words.reason.share({ n, of }));
  }
  const code = words.reason.code[reason.code];
  if (code) parts.push(code);
  return parts.join(", ");
}

/** The same change, whatever is expected of it. */
export function sameChange(one: Adjustment, other: Adjustment): boolean {
  return JSON.stringify(entriesOf(one)) === JSON.stringify(entriesOf(other));
}

function entriesOf(adjustment: Adjustment): [string, unknown][] {
  return Object.entries(adjustment.change).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A refusal in words: the desk's own sentence for this command, or everybody's for this code. */
export function sayRefusal(
  desk: DeskWords,
  common: CommonWords,
  refusal: NonNullable<Desk["refusal"]>,
): string {
  const kind: CoachInput["do"] = refusal.input.do;
  return desk.refusal[`${kind}:${refusal.code}`] ?? common.refusal[refusal.code];
}
