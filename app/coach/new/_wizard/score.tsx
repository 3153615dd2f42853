"use client";
import { planWords } from "#lib/i18n/plan.ts";
import type { PlanCheck } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { daysFrom, weekday } from "../../_desk/when.ts";
import type { Draft } from "./draft.ts";
import css from "./score.module.css";

const TICKS = [0, 25, 50, 75, 100];

/** What the room will probably get right today, said before anybody sees the lower number. */
export function Score({
  draft,
  check,
  stale,
}: {
  draft: Draft;
  check: PlanCheck | null;
  /** the numbers belong to the plan of a moment ago */
  stale: boolean;
}) {
  const words = useWords(planWords).score;
  const expected = check?.expected ?? null;
  return (
    <section className={stale && expected ? css.stale : undefined} aria-busy={stale}>
      <h2>{words.heading}</h2>
      {expected === null || check === null ? (
        <p className={css.empty}>{draft.packs.length === 0 || !stale ? words.empty : words.working}</p>
      ) : (
        <>
          <p className={`num ${css.big}`}>
            {words.range(percents(expected))}
            <small>{words.odds}</small>
          </p>
          <Chart {...percents(expected)} />
          <p className={css.basis}>{words.basis({ n: check.sessionsBefore })}</p>
          <p className={css.note}>
            {check.mix.length === 1 ? words.one : words.why} <After draft={draft} />
          </p>
        </>
      )}
    </section>
  );
}

function After({ draft }: { draft: Draft }) {
  const words = useWords(planWords).score;
  const [first] = draft.plan.followUps;
  if (first === undefined) return words.noFollowUp;
  return words.tells({ date: weekday(daysFrom(Date.now(), first)) });
}

/** The range on the whole scale, so that nobody reads a trend into it. */
function Chart({ low, high }: { low: number; high: number }) {
  const words = useWords(planWords).score;
  return (
    <div className={css.chart} role="img" aria-label={words.chart({ low, high })}>
      <span className={css.label} style={{ right: `${100 - low}%` }}>
        {words.plan}
      </span>
      <i style={{ left: `${low}%`, width: `${high - low}%` }} />
      <div className={`num ${css.axis}`}>
        {TICKS.map((tick) => (
          <span key={tick} style={{ left: `${tick}%` }}>
            {tick === 100 ? "100 %" : tick}
          </span>
        ))}
      </div>
    </div>
  );
}

function percents({ low, high }: { low: number; high: number }) {
  return { low: Math.round(low * 100), high: Math.round(high * 100) };
}
