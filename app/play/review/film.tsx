"use client";
import { useState } from "react";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import { playReviewWords } from "#lib/i18n/play-review.ts";
import { THOUGHT_CHARS_MAX, THOUGHTS_MAX } from "#lib/kit/limits.ts";
import type { FilmFrame } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Frame, Why } from "../film.tsx";
import { Focused, Saying } from "../parts.tsx";
import play from "../play.module.css";
import type { Play } from "../tools.ts";
import { useEager } from "../use-eager.ts";
import { Calibration } from "./calibration.tsx";
import styles from "./review.module.css";
import type { PartProps } from "./review.tsx";

/** Three own decisions, then one thing to keep and one that comes next, picked before any suggestion. */
export function Film({ play: tools, stage, own }: PartProps) {
  const words = useWords(playReviewWords);
  const why = useWords(playBreakWords).film.why;
  const [at, setAt] = useState(0);
  const handed = useEager(tools.session, tools.seat.seq, own.handedIn);
  const frame = own.frames[at];
  if (handed.value) {
    return (
      <Saying title={words.handedIn.title}>
        <p className={play.msg}>{words.handedIn.count({ n: stage.handedIn, of: stage.of })}</p>
        <Calibration own={own} />
      </Saying>
    );
  }
  if (!frame) {
    return (
      <Choose
        own={own}
        onBack={own.frames.length > 0 ? () => setAt(own.frames.length - 1) : null}
        onHandIn={(sustain, focus) => handed.send(true, { do: "film", sustain, focus })}
      />
    );
  }
  const last = at + 1 === own.frames.length;
  return (
    <>
      <div className={play.body} key={frame.run}>
        <Focused className={styles.title}>{words.film.title}</Focused>
        <p className={styles.sub}>
          <span>{why[frame.why]}</span>
          <span>{words.film.of({ at: at + 1, of: own.frames.length })}</span>
        </p>
        <Frame frame={frame} />
        <Why play={tools} frame={frame} />
        <Thought play={tools} frame={frame} full={noted(own, frame) >= THOUGHTS_MAX} />
      </div>
      <button type="button" className="cta" onClick={() => setAt(at + 1)}>
        {last ? words.film.choose : words.film.next}
      </button>
    </>
  );
}

/** decisions beside this one that have a note */
function noted(own: PartProps["own"], { run }: FilmFrame): number {
  return own.frames.filter((frame) => frame.run !== run && frame.thought?.trim()).length;
}

/** A private line, on two decisions at most; kept when the field is left. */
function Thought({ play: tools, frame, full }: { play: Play; frame: FilmFrame; full: boolean }) {
  const words = useWords(playReviewWords).film;
  const thought = useEager(tools.session, tools.seat.seq, frame.thought ?? "");
  const [text, setText] = useState(thought.value);
  const keep = () => {
    if (text.trim() !== thought.value)
      thought.send(text.trim(), { do: "thought", run: frame.run, text: text.trim() });
  };
  if (full && thought.value === "") return <p className={styles.note}>{words.thoughtsFull}</p>;
  return (
    <form
      className={styles.thought}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input
        aria-label={words.thought}
        placeholder={words.thought}
        value={text}
        maxLength={THOUGHT_CHARS_MAX}
        autoComplete="off"
        enterKeyHint="done"
        onBlur={keep}
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}

function Choose({
  own,
  onBack,
  onHandIn,
}: {
  own: PartProps["own"];
  onBack: (() => void) | null;
  onHandIn(sustain: string, focus: string): void;
}) {
  const words = useWords(playReviewWords);
  const [sustain, setSustain] = useState(own.sustain ?? "");
  const [focus, setFocus] = useState(own.focus ?? "");
  const whole = own.topics.length === 0 || (sustain !== "" && focus !== "");
  return (
    <>
      <div className={play.body}>
        <Focused className={styles.title}>{words.choose.title}</Focused>
        <p className={styles.sub}>{words.choose.note}</p>
        <ul className={styles.topics}>
          {own.topics.map((topic) => (
            <li key={topic.topic}>
              <span>
                {topic.topic}
                <small>{words.choose.right(topic)}</small>
              </span>
              <Pick
                name="sustain"
                word={words.choose.keep}
                label={words.choose.keepOf(topic)}
                on={sustain === topic.topic}
                onPick={() => setSustain(topic.topic)}
              />
              <Pick
                name="focus"
                word={words.choose.next}
                label={words.choose.nextOf(topic)}
                on={focus === topic.topic}
                onPick={() => setFocus(topic.topic)}
              />
            </li>
          ))}
        </ul>
        {onBack && (
          <button type="button" className="quiet" onClick={onBack}>
            {words.film.back}
          </button>
        )}
      </div>
      <button type="button" className="cta" disabled={!whole} onClick={() => onHandIn(sustain, focus)}>
        {whole ? words.choose.handIn : words.choose.missing}
      </button>
    </>
  );
}

function Pick({
  name,
  word,
  label,
  on,
  onPick,
}: {
  name: string;
  word: string;
  label: string;
  on: boolean;
  onPick(): void;
}) {
  return (
    <label className={styles.pick}>
      <input type="radio" name={name} aria-label={label} checked={on} onChange={onPick} />
      <span>{word}</span>
    </label>
  );
}
