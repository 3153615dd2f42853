"use client";
import { planWords } from "#lib/i18n/plan.ts";
import { isFullPerformance, type PlanMode } from "#lib/model/plan.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Draft, withMode } from "./draft.ts";
import css from "./mode-choice.module.css";

const MODES: readonly PlanMode[] = ["scrimmage", "fullPerformance"];

/** Practice, or what counts: one sentence each, before anything else about the shape. */
export function ModeChoice({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const words = useWords(planWords).shape.mode;
  const full = isFullPerformance(draft.plan);
  return (
    <fieldset className={css.modes}>
      <legend>{words.legend}</legend>
      {MODES.map((mode) => (
        <label key={mode} data-mode={mode}>
          <input
            type="radio"
            name="mode"
            checked={full === (mode === "fullPerformance")}
            onChange={() => change(withMode(draft, mode))}
          />
          <span>
            <b>{words[mode].name}</b>
            <small>{words[mode].note}</small>
          </span>
        </label>
      ))}
      {full && draft.squad === undefined && <p role="status">{words.needsSquad}</p>}
    </fieldset>
  );
}
