"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { TalkOption } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import type { ReviewView } from "./parts.tsx";
import css from "./review.module.css";

/** What the room says: taps of the team talk, three views of the focus, answers to the coach. */
export function Said({ view }: { view: ReviewView }) {
  const words = useWords(deskWords).review;
  const id = useId();
  const talking = view.talk.keep.length + view.talk.change.length > 0;
  const compare = view.focus !== null && view.focus.record.length + view.focus.players.length > 0;
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <h2 id={id}>{compare ? words.compare : words.talk}</h2>
      {!talking && !compare && <p className={card.quiet}>{words.talkNone}</p>}
      {compare && <Compare view={view} />}
      {talking && (
        <>
          <TalkList title={words.keep} options={view.talk.keep} />
          <TalkList title={words.change} options={view.talk.change} />
        </>
      )}
      {view.responses && <Responses view={view} />}
    </section>
  );
}

function TalkList({ title, options }: { title: string; options: TalkOption[] }) {
  const words = useWords(deskWords);
  const w = words.review;
  if (options.length === 0) return null;
  const most = Math.max(1, ...options.map((one) => one.taps));
  return (
    <div className={css.block}>
      <h3>{title}</h3>
      <ul className={css.talk}>
        {options.map((one) => (
          <li key={one.option}>
            <span>
              {one.topic ?? (one.cause ? words.cause[one.cause] : one.option)}
              <small>{w.counts({ n: one.n, of: one.of })}</small>
            </span>
            <i aria-hidden="true" style={{ width: `${Math.max(1, (one.taps / most) * 100)}%` }} />
            <b>{w.taps({ n: one.taps })}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Compare({ view }: { view: ReviewView }) {
  const words = useWords(deskWords).review;
  const { focus } = view;
  if (!focus) return null;
  const players = focus.players.map((one) => `${one.topic} (${one.n})`);
  const columns: [string, string[]][] = [
    [words.players, players],
    [words.coach, focus.coach],
    [words.record, focus.record],
  ];
  return (
    <dl className={css.compare}>
      {columns.map(([name, topics]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{topics.length === 0 ? words.nobody : topics.join(", ")}</dd>
        </div>
      ))}
    </dl>
  );
}

function Responses({ view }: { view: ReviewView }) {
  const words = useWords(deskWords).review;
  const { responses } = view;
  if (!responses) return null;
  return (
    <div className={css.block}>
      <h3>{words.responses}</h3>
      <p>
        {(["agree", "differ", "add"] as const).map((one) => (
          <span key={one} className={css.response}>
            <b className="num">{responses[one]}</b> {words[one]}
          </span>
        ))}
      </p>
      {view.respondTexts.length > 0 && (
        <>
          <h3>{words.texts}</h3>
          <ul className={css.texts}>
            {[...new Set(view.respondTexts)].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
