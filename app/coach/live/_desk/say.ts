import type { CommonWords } from "#lib/i18n/common.ts";
import type { DeskWords } from "#lib/i18n/desk.ts";
import { ifThenText, ifThenWords } from "#lib/i18n/if-thens.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";
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
      return { title: w.rule({ rule: sayRule(what.rule) }), note: w.ruleNote };
    case "teams":
      return { title: w.rotate, note: w.rotateNote };
    case "ifThen": {
      const rule = "id" in what.choice ? sayRule(what.choice.id) : what.choice.own;
      return { title: w.ifThen({ rule }), note: "" };
    }
  }
}

/** Rules are kept as ids; what has none was typed by a coach and stands for itself. */
export function sayRule(rule: string): string {
  return ifThenText(ifThenWords[DEFAULT_LOCALE], { id: rule });
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

/** Why a change is offered, or "" where this version has no words for the code. */
export function sayReason(words: DeskWords, reason: Suggestion["reason"]): string {
  const { code, n = 0, of = n, cause } = reason;
  return words.reason[code]?.({ n, of, cause: cause ? words.cause[cause] : "" }) ?? "";
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
