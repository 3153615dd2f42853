"use client";
import { planWords } from "#lib/i18n/plan.ts";
import type { PlanCheck } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./table.module.css";

const ROWS_MAX = 8;

/** How the turns go over the topics. The bars compare topics, so the longest one sets the scale. */
export function Mix({ check }: { check: PlanCheck | null }) {
  const words = useWords(planWords).shape;
  const mix = check?.mix ?? [];
  const shown = mix.length > ROWS_MAX + 1 ? mix.slice(0, ROWS_MAX) : mix;
  const rest = mix.slice(shown.length);
  const largest = Math.max(0.01, ...mix.map(({ share }) => share));
  return (
    <section>
      <div className={css.head}>
        <h2 id="mix">{words.mix}</h2>
        {check && mix.length > 0 && (
          <span className="lab">
            {mix.length > 1 ? words.mixNote({ slots: check.slots }) : words.mixOne({ slots: check.slots })}
          </span>
        )}
      </div>
      {mix.length === 0 ? (
        <p className={css.none}>{words.mixEmpty}</p>
      ) : (
        <table className={css.table} aria-labelledby="mix">
          <thead className="sr">
            <tr>
              <th scope="col">{words.topic}</th>
              <th scope="col">{words.inPack({ n: 2 })}</th>
              <th scope="col">{words.share}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ topic, questions, share }) => (
              <tr key={topic}>
                <th scope="row">{topic}</th>
                <td className={css.quiet}>{words.inPack({ n: questions })}</td>
                <td className={css.bar}>
                  <i style={{ width: `${(share / largest) * 78}%` }} />
                  <span className="num">{words.percent({ n: Math.round(share * 100) })}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest.length > 0 && (
        <p className={css.none}>
          {words.mixMore({
            n: rest.length,
            share: Math.round(rest.reduce((sum, { share }) => sum + share, 0) * 100),
          })}
        </p>
      )}
    </section>
  );
}
