"use client";
import { useId } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import type { Dial } from "#lib/model/plan.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import type { Desk } from "./desk.ts";
import css from "./dial.module.css";
import { useWanted } from "./use-wanted.ts";

const DIALS: readonly Dial[] = [0, 1, 2, 3, 4];

/** The dial of the next round as five radios, with the name of the chosen one. */
export function DialChoice({ stage, desk }: { stage: CoachStage; desk: Desk }) {
  const words = useWords(deskWords);
  const common = useWords(commonWords);
  const id = useId();
  const [next, choose] = useWanted(stage.dialNext, desk);
  if (stage.round >= stage.rounds || stage.phase === "review" || stage.phase === "sealed") return null;
  const label = words.dialFor({ n: stage.round + 1 });
  return (
    <div className={css.dial} data-pending={desk.pending.has("dial")}>
      <span className={css.label} id={id}>
        {label}
        <b>{common.dials[next]}</b>
      </span>
      <div role="radiogroup" aria-labelledby={id} aria-busy={desk.pending.has("dial")} className={css.steps}>
        {DIALS.map((value) => (
          <label key={value} className={css.step} title={common.dials[value]}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={next === value}
              onChange={() => choose(value, { do: "dial", value })}
              aria-label={words.dialName({ value, name: common.dials[value] ?? "" })}
            />
            <span aria-hidden="true">{value}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
