import { ifThenWords } from "#lib/i18n/if-thens.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";
import type { Adjustment, Cause } from "#lib/model/input.ts";

type Change = Adjustment["change"];
type Prediction = Adjustment["prediction"];
export type What = Change["what"];

export const WHATS: readonly What[] = ["mix", "level", "pace", "scope", "format", "tactic", "teams"];
export const CAUSES: readonly Cause[] = ["K", "R", "M", "Q", "G", "P", "T"];

/** rules that a form can offer, by id; what is none of them was typed */
export const RULES: readonly string[] = Object.keys(ifThenWords[DEFAULT_LOCALE].plans);

/** The cause that a rule answers, from the first word of its id ("misread-key-word"). */
const CAUSE_OF: Readonly<Record<string, Cause>> = {
  know: "K",
  retrieve: "R",
  misread: "M",
  quick: "Q",
  guess: "G",
  pressure: "P",
  time: "T",
};

/** What the form holds while a coach makes a change by hand. */
export interface Draft {
  what: What;
  topic: string;
  /** the stronger of the two directions: more, up, more time, bring back, ask how sure */
  more: boolean;
  rule: string;
  metric: Prediction["metric"];
  metricTopic: string;
  cause: Cause;
  direction: Prediction["direction"];
}

export function newDraft(topics: readonly string[]): Draft {
  const topic = topics[0] ?? "";
  const what = topics.length > 0 ? "mix" : "pace";
  return {
    what,
    topic,
    more: true,
    rule: "misread-key-word",
    metricTopic: topic,
    cause: "M",
    ...expected(what, true),
  };
}

/** The form after another change was picked: its usual expectation comes with it. */
export function withChange(
  draft: Draft,
  change: Partial<Pick<Draft, "what" | "topic" | "more" | "rule">>,
): Draft {
  const next = { ...draft, ...change };
  const cause = CAUSE_OF[next.rule.split("-")[0] ?? ""] ?? next.cause;
  return { ...next, metricTopic: next.topic, cause, ...expected(next.what, next.more) };
}

/** What such a change is usually meant to move. */
function expected(what: What, more: boolean): Pick<Draft, "metric" | "direction"> {
  if (what === "mix") return { metric: "topic", direction: "up" };
  if (what === "tactic") return { metric: "cause", direction: "down" };
  if (what === "level") return { metric: "all", direction: more ? "down" : "up" };
  if (what === "pace" || what === "format") return { metric: "all", direction: more ? "up" : "down" };
  if (what === "scope") return { metric: "all", direction: more ? "down" : "up" };
  return { metric: "all", direction: "up" };
}

/** The adjustment that the form stands for, or null while something is missing. */
export function fromDraft(draft: Draft): Adjustment | null {
  const change = changeOf(draft);
  if (!change) return null;
  const technical = draft.what === "mix" || draft.what === "scope";
  return { change, kind: technical ? "technical" : "tactical", prediction: predictionOf(draft) };
}

function changeOf({ what, topic, more, rule }: Draft): Change | null {
  if (what === "mix") return topic === "" ? null : { what, topic, weight: more ? 2 : 0.5 };
  if (what === "scope") return topic === "" ? null : { what, topic, drop: !more };
  if (what === "level") return { what, by: more ? 1 : -1 };
  if (what === "pace") return { what, by: more ? 0.2 : -0.2 };
  if (what === "format") return { what, confidence: more };
  if (what === "teams") return { what, rotate: true };
  const said = rule.trim();
  return said === "" ? null : { what, rule: said };
}

function predictionOf({ metric, metricTopic, cause, direction }: Draft): Prediction {
  if (metric === "topic" && metricTopic !== "") return { metric, topic: metricTopic, direction };
  if (metric === "cause") return { metric, cause, direction };
  return { metric: "all", direction };
}
