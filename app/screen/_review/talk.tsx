"use client";
import type { CSSProperties } from "react";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { ReviewStage, TalkOption } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { answersPerLamp, lampRow } from "./lamps.ts";
import css from "./review.module.css";
import type { ReviewProps } from "./review.tsx";

const ROOMY = 4;
const TOPICS_MAX = 7;
const OPTIONS_MAX = 3;

/** What happened, by theme and not by the clock; beside it what the team would keep and change. */
export function Talk({ stage }: ReviewProps) {
  const words = useWords(projectorWords);
  const { sheet, talk } = stage;
  return (
    <div className={css.two}>
      <section className={css.left}>
        <h1>{words.rightToday(sheet)}</h1>
        <Themes topics={stage.topics} />
      </section>
      <aside className={css.right}>
        <Options title={words.keep} options={talk.keep} count={(one) => words.ofRight(one)} />
        <Options
          title={words.changeTitle}
          options={talk.change}
          count={(one) =>
            one.cause ? words.ofTags(one) : words.ofReclaim({ n: one.of - one.n, of: one.of })
          }
        />
        <section>
          <h2>{words.notKnown}</h2>
          <p className={css.say}>
            {words.willItStick} <small>{words.followUpTells}</small>
          </p>
        </section>
      </aside>
    </div>
  );
}

function Themes({ topics }: { topics: ReviewStage["topics"] }) {
  const words = useWords(projectorWords);
  const asked = topics.map((one) => one.asked);
  const each = answersPerLamp(asked);
  const here = topics.slice(0, TOPICS_MAX);
  const more = topics.length - here.length;
  if (here.length === 0) return <p className={css.sub}>{words.noTopics}</p>;
  return (
    <>
      <p className={css.sub}>
        {words.lampIs({ each })} {words.bracketIs} {more > 0 && words.moreTopics({ n: more })}
      </p>
      <ul className={`${css.themes} ${here.length > ROOMY ? css.compact : ""}`}>
        {here.map((one) => (
          <Theme key={one.topic} one={one} each={each} mostAsked={Math.max(...asked)} />
        ))}
      </ul>
    </>
  );
}

function Theme({
  one,
  each,
  mostAsked,
}: {
  one: ReviewStage["topics"][number];
  each: number;
  mostAsked: number;
}) {
  const words = useWords(projectorWords);
  const row = lampRow(one, each, mostAsked);
  const range = { low: one.expectedLow, high: one.expectedHigh };
  return (
    <li>
      <span dir="auto">{one.topic}</span>
      <span>
        <b>{one.right}</b>{" "}
        <em>
          {words.of({ n: one.asked })} · {words.expectedRange(range)}
        </em>
      </span>
      <div
        className={css.lamps}
        style={{ "--cells": row.cells } as CSSProperties}
        role="img"
        aria-label={words.topicSpoken({ ...one, ...range })}
      >
        {Array.from({ length: row.lamps }, (_, i) => i + 1).map((place) => (
          <i key={place} className={place <= row.lit ? "" : css.off} />
        ))}
        <u style={{ gridColumn: `${row.low + 1} / ${row.high + 1}` }} />
      </div>
    </li>
  );
}

function Options({
  title,
  options,
  count,
}: {
  title: string;
  options: readonly TalkOption[];
  count: (one: TalkOption) => string;
}) {
  const words = useWords(projectorWords);
  const here = options.toSorted((a, b) => b.taps - a.taps).slice(0, OPTIONS_MAX);
  return (
    <section>
      <h2>{title}</h2>
      {here.length === 0 ? (
        <p className={css.small}>{words.noTopics}</p>
      ) : (
        <ul className={css.taps}>
          {here.map((one) => (
            <li key={one.option}>
              <span dir="auto">{one.cause ? words.causes[one.cause] : one.topic}</span>
              <b>{one.taps > 0 && words.taps({ n: one.taps })}</b>
              <small>{count(one)}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
