"use client";
import type { CSSProperties } from "react";
import { projectorWords } from "#lib/i18n/projector.ts";
import { SMALL_CELL } from "#lib/kit/limits.ts";
import type { ReviewStage, TalkOption } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { useFit } from "../use-fit.ts";
import { answersPerLamp, lampRow } from "./lamps.ts";
import css from "./review.module.css";
import type { ReviewProps } from "./review.tsx";
import own from "./talk.module.css";

/** topics shown, first the way to wish for: four with room and with the expected range in figures */
const THEMES = [
  { topics: 4, roomy: true, range: true },
  { topics: 4, roomy: true, range: false },
  { topics: 7, roomy: false, range: false },
  { topics: 6, roomy: false, range: false },
  { topics: 5, roomy: false, range: false },
  { topics: 4, roomy: false, range: false },
  { topics: 3, roomy: false, range: false },
] as const;
/** options shown on each side, the ones most tapped; fewer where their names are long */
const OPTIONS = [
  { keep: 2, change: 3 },
  { keep: 2, change: 2 },
  { keep: 1, change: 2 },
  { keep: 1, change: 1 },
] as const;

/** What happened, by theme and not by the clock; beside it what the team would keep and change. */
export function Talk({ stage }: ReviewProps) {
  const words = useWords(projectorWords);
  const { sheet, talk } = stage;
  const options = [...talk.keep, ...talk.change].map((one) => one.option).join();
  const fit = useFit(OPTIONS.length, options);
  const most = OPTIONS[fit.at] ?? OPTIONS[0];
  return (
    <div className={css.two}>
      <Happened sheet={sheet} topics={stage.topics} />
      <div ref={fit.area} className={css.column}>
        <aside className={css.right}>
          <Options
            title={words.keep}
            options={talk.keep}
            most={most.keep}
            count={(one) => words.ofRight(one)}
          />
          <Options
            title={words.changeTitle}
            options={talk.change}
            most={most.change}
            count={(one) =>
              one.cause ? words.ofTags(one) : words.ofReclaim({ n: one.of - one.n, of: one.of })
            }
          />
          <section className={css.ruled}>
            <h2 className={css.label}>{words.notKnown}</h2>
            <p className={css.soft}>{words.willItStick}</p>
          </section>
        </aside>
      </div>
    </div>
  );
}

function Happened({ sheet, topics }: Pick<ReviewStage, "sheet" | "topics">) {
  const words = useWords(projectorWords);
  const layouts = THEMES.slice(topics.length <= THEMES[0].topics ? 0 : 2);
  const fit = useFit(layouts.length, `${topics.length}`);
  const layout = layouts[fit.at] ?? THEMES[0];
  const asked = topics.map((one) => one.asked);
  const each = answersPerLamp(asked);
  const here = topics.slice(0, layout.topics);
  const more = topics.length - here.length;
  return (
    <section ref={fit.area} className={css.column}>
      <div className={own.left}>
        <h1 className={css.head}>{words.rightToday(sheet)}</h1>
        {here.length === 0 ? (
          <p className={css.sub}>{words.noTopics}</p>
        ) : (
          <>
            <p className={css.sub}>
              {words.lampIs({ each })} {words.bracketIs} {more > 0 && words.moreTopics({ n: more })}
            </p>
            <ul className={`${own.themes} ${layout.roomy ? "" : own.compact}`}>
              {here.map((one) => (
                <Theme
                  key={one.topic}
                  one={one}
                  each={each}
                  mostAsked={Math.max(...asked)}
                  inFigures={layout.range}
                />
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

function Theme({
  one,
  each,
  mostAsked,
  inFigures,
}: {
  one: ReviewStage["topics"][number];
  each: number;
  mostAsked: number;
  /** the expected range stands beside the count, if the topic's name leaves room for it */
  inFigures: boolean;
}) {
  const words = useWords(projectorWords);
  const row = lampRow(one, each, mostAsked);
  const range = { low: one.expectedLow, high: one.expectedHigh };
  return (
    <li className={own.theme}>
      <p className={own.row}>
        <span className={own.topic} dir="auto" data-fit={inFigures ? "" : undefined}>
          {one.topic}
        </span>
        <span>
          <b className={own.right}>{one.right}</b>{" "}
          <em className={own.asked}>
            {words.of({ n: one.asked })}
            {inFigures && ` · ${words.expectedRange(range)}`}
          </em>
        </span>
      </p>
      <div
        className={own.lamps}
        style={{ "--cells": row.cells } as CSSProperties}
        role="img"
        aria-label={words.topicSpoken({ ...one, ...range })}
      >
        {Array.from({ length: row.lamps }, (_, i) => i + 1).map((place) => (
          <i key={place} className={`${own.lamp} ${place <= row.lit ? "" : own.off}`} />
        ))}
        <u className={own.expected} style={{ gridColumn: `${row.low + 1} / ${row.high + 1}` }} />
      </div>
    </li>
  );
}

function Options({
  title,
  options,
  most,
  count,
}: {
  title: string;
  options: readonly TalkOption[];
  most: number;
  count: (one: TalkOption) => string;
}) {
  const words = useWords(projectorWords);
  // A few taps could point at somebody.
  const enough = options.reduce((sum, one) => sum + one.taps, 0) >= SMALL_CELL;
  const here = options.toSorted((a, b) => b.taps - a.taps).slice(0, most);
  return (
    <section className={css.ruled}>
      <h2 className={css.label}>{title}</h2>
      {here.length === 0 ? (
        <p className={css.small}>{words.noTopics}</p>
      ) : (
        <ul className={own.options}>
          {here.map((one) => (
            <li key={one.option} className={own.option}>
              <span className={own.name} dir="auto">
                {one.cause ? words.causes[one.cause] : one.topic}
              </span>
              <b className={own.taps}>{enough && words.taps({ n: one.taps })}</b>
              <small className={own.count}>{count(one)}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
