"use client";
import { useId } from "react";
import { planWords } from "#lib/i18n/plan.ts";
import type { PackCard, PlanCheck } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import chips from "./chips.module.css";
import { type Draft, topicsIn, withTaught } from "./draft.ts";
import css from "./packs-step.module.css";

/** Which topics the class has been taught: the others are for practice first (`learning.md` 2.6). */
export function Taught({
  draft,
  change,
  packs,
  check,
}: {
  draft: Draft;
  change: (draft: Draft) => void;
  packs: readonly PackCard[];
  check: PlanCheck | null;
}) {
  const words = useWords(planWords).taught;
  const id = useId();
  const topics = topicsIn(draft, packs);
  if (topics.length < 2) return null;
  const { untaught, ...everything } = draft;
  const heldBack = check?.heldBack ?? [];
  const not = topics.filter((topic) => untaught?.includes(topic));
  const shown = not.filter((topic) => !heldBack.includes(topic));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{words.heading}</h2>
      <fieldset className={chips.chips}>
        <legend className="sr">{words.heading}</legend>
        <label>
          <input
            type="radio"
            name="taught"
            checked={untaught === undefined}
            onChange={() => change(everything)}
          />
          <span>{words.all}</span>
        </label>
        <label>
          <input
            type="radio"
            name="taught"
            checked={untaught !== undefined}
            onChange={() => change({ ...draft, untaught: [] })}
          />
          <span>{words.some}</span>
        </label>
      </fieldset>
      {untaught !== undefined && (
        <>
          <p className={css.lead}>{words.means}</p>
          <fieldset className={`${css.topics} ${css.taughtTopics}`}>
            <legend className="sr">{words.topics}</legend>
            {topics.map((topic) => (
              <label key={topic} className={not.includes(topic) ? css.off : undefined}>
                <input
                  type="checkbox"
                  checked={!not.includes(topic)}
                  onChange={(event) => change(withTaught(draft, topic, event.target.checked))}
                />
                <span dir="auto">{topic}</span>
              </label>
            ))}
          </fieldset>
          <p className={css.result} role="status">
            {not.length === topics.length ? (
              words.none
            ) : (
              <>
                {heldBack.length > 0 && words.heldBack({ topics: heldBack.join(", ") })}{" "}
                {check && shown.length > 0 && words.shown({ topics: shown.join(", ") })}
              </>
            )}
          </p>
        </>
      )}
    </section>
  );
}
