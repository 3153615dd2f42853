"use client";
import { Printer } from "lucide-react";
import { useEffect, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { ifThenText, ifThenWords } from "#lib/i18n/if-thens.ts";
import { practiceWords } from "#lib/i18n/practice.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import type { MineReport } from "#lib/review/types.ts";
import { FullMark } from "../../_look/full-mark.tsx";
import { Wordmark } from "../../_look/wordmark.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Kept } from "../../follow-up/kept.tsx";
import { dayList, fullDay, isToday } from "../../review/_parts/days.ts";
import { Confidence } from "./confidence.tsx";
import { Film } from "./film.tsx";
import css from "./mine.module.css";
import { PracticeList } from "./practice-list.tsx";
import { Three } from "./three.tsx";

/** One player's own review, on the phone: three decisions first, then confidence, plan, film, practice. */
export function Mine({ mine, resting }: { mine: MineReport; resting: number }) {
  const words = useWords(reviewWords);
  const practice = useWords(practiceWords);
  const common = useWords(commonWords);
  const w = words.mine;
  const { right, asked } = mine.performance_today;
  return (
    <main className={`stage phone ${css.root}`}>
      <div className="ph">
        <p className="top">
          <Wordmark />
          <span>{w.private}</span>
        </p>
        <h1>{w.title}</h1>
        <FullMark mode={mine.mode} />
        <p className={css.who}>
          {w.hello({ name: mine.name })} · {mine.title} <Day at={mine.startedAt} />
        </p>
        <p className={css.today}>{w.today({ right, asked })}</p>
        <p className={css.quiet}>
          {w.reclaim({ n: asked - right })} {w.normal}
        </p>
        {resting > 0 && <p role="status">{practice.resting({ n: resting })}</p>}
        {mine.kept && <Kept kept={mine.kept} best={mine.keptBest} />}
        <Best mine={mine} />
        <Three mine={mine} />
        <Confidence mine={mine} />
        <Plan mine={mine} />
        {(resting === 0 || mine.practice.length > 0) && <PracticeList mine={mine} />}
        <Film mine={mine} />
        {!mine.kept && <NotYet mine={mine} />}
        <a className={css.words} href="/words" target="_blank" rel="noreferrer">
          {w.words}
        </a>
        <button type="button" className={css.print} onClick={() => window.print()}>
          <Printer size={20} aria-hidden="true" />
          {w.print}
        </button>
        <p className={css.mark}>{mine.mode ? common.full.note : words.notForGrading}</p>
      </div>
    </main>
  );
}

function Day({ at }: { at: number }) {
  const words = useWords(reviewWords);
  const [day, setDay] = useState("");
  useEffect(() => {
    const text = fullDay(at);
    setDay(isToday(at, Date.now()) ? words.dayToday({ day: text }) : text);
  }, [at, words]);
  return <span className={css.day}>{day}</span>;
}

/** Against what was expected of oneself, never against others; nothing is said of a day below it. */
function Best({ mine }: { mine: MineReport }) {
  const words = useWords(reviewWords);
  const w = words.mine;
  if (mine.best === null) return null;
  const { today, day } = mine.best;
  const lines = [
    today.over > 0 ? w.bestToday(today) : null,
    day === null || day.over <= 0 ? null : day.isNew ? w.bestNew : w.bestDay(day),
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <section className={css.part} aria-labelledby="best">
      <h2 id="best">{w.best}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className={css.quiet}>{w.bestText}</p>
    </section>
  );
}

/** What was chosen in the breaks and in the review, in one's own words where they were one's own. */
function Plan({ mine }: { mine: MineReport }) {
  const words = useWords(reviewWords);
  const plans = useWords(ifThenWords);
  const w = words.mine;
  const rows = [
    { label: w.keep, text: mine.sustain },
    { label: w.focus, text: mine.focus },
    { label: w.committed, text: mine.committed },
    ...mine.ifThens.map(({ round, choice }) => ({
      label: w.ifThen({ round }),
      text: ifThenText(plans, choice),
    })),
  ].filter((row): row is { label: string; text: string } => row.text !== null);
  return (
    <section className={css.part} aria-labelledby="plan">
      <h2 id="plan">{w.plan}</h2>
      {rows.length === 0 && <p className={css.quiet}>{w.planNone}</p>}
      <dl className={css.plan}>
        {rows.map(({ label, text }) => (
          <div key={`${label}-${text}`}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function NotYet({ mine }: { mine: MineReport }) {
  const words = useWords(reviewWords);
  const w = words.mine;
  const { state, dates } = mine.notKnownYet;
  return (
    <section className={css.notYet} aria-labelledby="not-yet">
      <h2 id="not-yet">{w.notYet}</h2>
      <p>{w.notYetText}</p>
      <p>
        {state === "booked"
          ? w.follow({
              days: dayList(
                dates.map((date) => date.at),
                words.headline.list,
              ),
            })
          : w.followNone}
      </p>
    </section>
  );
}
