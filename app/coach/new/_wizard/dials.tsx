"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { planWords } from "#lib/i18n/plan.ts";
import { type Dial, isFullPerformance } from "#lib/model/plan.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./dials.module.css";
import { type Draft, withDial } from "./draft.ts";

const DIALS: readonly Dial[] = [0, 1, 2, 3, 4];

/** The pressure of each round: five bars, of which one is chosen. */
export function Dials({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const words = useWords(planWords).shape;
  const names = useWords(commonWords).dials;
  const full = isFullPerformance(draft.plan);
  return (
    <section>
      <div className={css.head}>
        <h2>{words.dial}</h2>
        <span className="lab">{words.dialNote}</span>
      </div>
      <div className={css.ladder}>
        {draft.plan.dialLadder.map((dial, round) => {
          const name = words.dialName({ n: dial, name: names[dial] ?? "" });
          return (
            <fieldset key={words.round({ n: round + 1 })} className={css.round}>
              <legend>{full ? words.oneRound : words.round({ n: round + 1 })}</legend>
              <div className={css.bars}>
                {DIALS.map((value) => (
                  <label key={value} className={value <= dial ? css.on : undefined}>
                    <input
                      type="radio"
                      name={`dial-${round}`}
                      checked={value === dial}
                      aria-label={words.dialName({ n: value, name: names[value] ?? "" })}
                      onChange={() => change(withDial(draft, round, value))}
                    />
                    <i style={{ height: 10 + value * 9 }} />
                  </label>
                ))}
              </div>
              <b>{name}</b>
              <small>{(full ? words.dialMeansFull : words.dialMeans)[dial]}</small>
            </fieldset>
          );
        })}
      </div>
    </section>
  );
}
