"use client";
import { type ReactNode, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import type { Cause } from "#lib/model/input.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { FilmFrame } from "#lib/views/types.ts";
import { Mark } from "../_look/mark.tsx";
import { Rich } from "../_look/maths.tsx";
import { useWords } from "../_words/use-words.ts";
import styles from "./film.module.css";
import { counted } from "./parts.tsx";
import type { Play } from "./tools.ts";
import { useEager } from "./use-eager.ts";

const CAUSES: readonly Cause[] = ["K", "R", "M", "Q", "G", "P"];

/** One decision as a picture of film: the question, what there is time to see of it, both answers, the seconds. */
export function Frame({ frame, children }: { frame: FilmFrame; children?: ReactNode }) {
  const words = useWords(playBreakWords).film;
  const play = useWords(playWords);
  const common = useWords(commonWords);
  const sure = frame.sure === null ? null : ([common.guess, common.thinkSo, common.sure][frame.sure] ?? null);
  const kind = PHONE_KINDS[frame.asked.kind];
  const own = frame.ownValue === null ? [] : kind.line(frame.asked, frame.ownValue, play.answer).marks;
  const right = kind.right(frame.asked, frame.key, play.answer).marks;
  const [first] = frame.changes;
  const wasRight = frame.why === "lucky" || frame.why === "recovered" || frame.own === frame.right;
  return (
    <section className={styles.frame}>
      <p className={styles.m}>
        <span>{play.where(frame)}</span>
        <span>{words.dial(frame)}</span>
      </p>
      <p className={styles.t}>
        <Rich text={frame.asked.stem} />
      </p>
      {children}
      {frame.changes.length > 1 && first && first.text !== frame.own && (
        <Line marks={[]} text={first.text} word={words.first} />
      )}
      <Line
        marks={own}
        text={frame.own ?? words.noAnswer}
        word={
          wasRight ? `${words.you({ sure })}: ${words.right}` : frame.own === null ? "" : words.you({ sure })
        }
      />
      {!wasRight && <Line marks={right} text={frame.right} word={words.right} />}
      {frame.ms !== null && <Timeline frame={frame} ms={frame.ms} />}
    </section>
  );
}

function Line({ marks, text, word }: { marks: number[]; text: string; word: string }) {
  const one = marks.length === 1 ? marks[0] : undefined;
  return (
    <div className={styles.line}>
      {one !== undefined && <Mark look="plain" position={one} />}
      <span className={styles.words}>
        <Rich text={text} />
      </span>
      <small>{word}</small>
    </div>
  );
}

/** ticks that fit the frame */
const TICKS_MAX = 48;
/** share of the line after which the label under a tap stays put, or it would run into the close */
const LABEL_MAX = 0.4;
/** room of both labels, which are never pushed off a narrow frame */
const LABELS_REM = 11;
/** a question without a clock has no scale */
const LIMIT_MAX_MS = 600_000;

function Timeline({ frame, ms }: { frame: FilmFrame; ms: number }) {
  const words = useWords(playBreakWords).film;
  const limit = Math.round(frame.limitMs / 1_000);
  const s = Math.max(1, Math.round(ms / 1_000));
  if (frame.limitMs > LIMIT_MAX_MS) return <p className={styles.tl}>{words.at({ s })}</p>;
  const ticks = Math.min(TICKS_MAX, limit) + 1;
  const at = (when: number) => Math.min(ticks - 1, Math.round((when / frame.limitMs) * (ticks - 1)));
  const mine = new Set([...frame.changes.map((change) => at(change.ms)), at(ms)]);
  const share = Math.min(LABEL_MAX, ms / frame.limitMs);
  return (
    <div className={styles.tl} role="img" aria-label={words.timeline({ s, limit })}>
      <u>
        {counted(ticks).map((tick) => (
          <i key={tick} className={mine.has(tick) ? styles.me : ""} />
        ))}
      </u>
      <small>
        <b
          style={{ marginInlineStart: `max(0%, min(${Math.round(share * 100)}%, 100% - ${LABELS_REM}rem))` }}
        >
          {words.at({ s })}
        </b>
        <span>{words.close({ s: limit })}</span>
      </small>
    </div>
  );
}

/** whether there is a cause to name: an answer went in, and it was not right */
export function isMiss(frame: FilmFrame): boolean {
  return (frame.why === "confident-wrong" || frame.why === "wrong") && frame.own !== null;
}

/** First what made it go that way, in one tap; then the why, in a few words. */
export function Why({
  play,
  frame,
  onTold,
}: {
  play: Play;
  frame: FilmFrame;
  onTold?: (() => void) | undefined;
}) {
  const words = useWords(playBreakWords);
  const cause = useEager<Cause | null>(play.session, play.seat.seq, frame.cause);
  const [again, setAgain] = useState(false);
  const asks = isMiss(frame) && (cause.value === null || again);
  if (asks) {
    return (
      <div className={styles.ask}>
        <h2 id={`cause${frame.run}`}>{words.film.what}</h2>
        <fieldset aria-labelledby={`cause${frame.run}`} className={styles.why}>
          {CAUSES.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={cause.value === one}
              onClick={() => {
                cause.send(one, { do: "cause", run: frame.run, cause: one });
                setAgain(false);
                onTold?.();
              }}
            >
              {words.cause[one]}
              {frame.hint === one && (
                <span className={styles.dot}>
                  <span className="sr"> ({words.film.hint})</span>
                </span>
              )}
            </button>
          ))}
        </fieldset>
        <p className={styles.foot}>
          {frame.hint !== null && CAUSES.includes(frame.hint) && (
            <>
              <i /> {words.film.hintNote}
            </>
          )}
        </p>
      </div>
    );
  }
  return (
    <div className={styles.told} role="status">
      {cause.value !== null && (
        <p className={styles.because}>
          <span>{words.cause[cause.value]}</span>
          {isMiss(frame) && (
            <button type="button" onClick={() => setAgain(true)}>
              {words.film.change}
            </button>
          )}
        </p>
      )}
      {frame.misconception && (
        <p>
          <Rich text={frame.misconception} />
        </p>
      )}
      {frame.explanation && (
        <p>
          <Rich text={frame.explanation} />
        </p>
      )}
    </div>
  );
}
