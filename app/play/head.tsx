"use client";
import { type CSSProperties, type ReactNode, useEffect, useRef } from "react";
import { playWords } from "#lib/i18n/play.ts";
import type { QuestionOn, TimerStyle } from "#lib/views/types.ts";
import { HashLine } from "../_look/hash-line.tsx";
import { useWords } from "../_words/use-words.ts";
import { useSecondsLeft } from "./clock.ts";
import { ownClosesAt } from "./own-close.ts";
import styles from "./play.module.css";
import type { Play } from "./tools.ts";

/** ticks that fit a phone's width */
const TICKS_MAX = 60;
const RESTING_TICKS = 40;
const CALLS = [10, 5];

/** The two lines on top of every screen: ticks, then where we are and who I am. */
export function Head({ ticks, left, right }: { ticks?: ReactNode; left: ReactNode; right: ReactNode }) {
  return (
    <header className={styles.head}>
      {ticks ?? <HashLine total={RESTING_TICKS} left={0} />}
      <div className={styles.top}>
        <span>{left}</span>
        {typeof right === "string" ? <span>{right}</span> : right}
      </div>
    </header>
  );
}

/** Own name: opens what this phone can be set to. */
export function Name({ play }: { play: Play }) {
  const words = useWords(playWords);
  return (
    <button
      type="button"
      className={styles.name}
      aria-label={words.myPhone(play.seat)}
      onClick={play.openSettings}
    >
      {play.seat.name}
    </button>
  );
}

interface Look {
  /** ticks that may be lit, counted from the end */
  lit: number;
  figure: boolean;
  ring: boolean;
}

const LOOKS: Record<TimerStyle, Look> = {
  none: { lit: 0, figure: false, ring: false },
  "last-five": { lit: 5, figure: false, ring: false },
  ticks: { lit: Number.POSITIVE_INFINITY, figure: false, ring: false },
  "ticks-figure": { lit: Number.POSITIVE_INFINITY, figure: true, ring: false },
  touchline: { lit: Number.POSITIVE_INFINITY, figure: true, ring: true },
};

/** The time as the dial shows it; unlit on a phone that hides the countdown. Written from the log's clock. */
export function Ticks({ play, question, on }: { play: Play; question: QuestionOn; on: boolean }) {
  const words = useWords(playWords);
  const { seat, say } = play;
  const until = ownClosesAt(question, seat, play.stage);
  const left = useSecondsLeft(play.session, until, play.stage.pausedAt);
  const hidden = seat.calm || left === null || !on;
  const called = useRef(0);
  useEffect(() => {
    if (hidden || !CALLS.includes(left) || called.current === left) return;
    called.current = left;
    say(words.seconds({ left }));
  }, [hidden, left, say, words]);
  const look = LOOKS[question.timer];
  if (hidden) return <HashLine total={RESTING_TICKS} left={0} />;
  const whole = Math.ceil(Math.max(question.limitMs, (until ?? 0) - question.opensAt) / 1_000);
  const each = Math.ceil(whole / TICKS_MAX);
  const grown = look.figure && left <= 5 ? 1 + 0.15 * (5 - left) : 1;
  return (
    <div
      className={`${styles.timer} ${play.live ? "" : styles.dimmed}`}
      role="timer"
      aria-live="off"
      style={{ "--grown": grown } as CSSProperties}
    >
      <span className="sr">{words.left({ left })}</span>
      {look.ring ? (
        <Touchline total={Math.ceil(whole / each)} left={Math.ceil(left / each)} />
      ) : (
        <HashLine total={Math.ceil(whole / each)} left={left / each} lit={look.lit / each} />
      )}
      {look.figure && (
        <b className={styles.figure} aria-hidden="true">
          {left}
        </b>
      )}
    </div>
  );
}

/** Ticks round all four edges, going out clockwise from the top left corner. */
function Touchline({ total, left }: { total: number; left: number }) {
  const tick = "0.12 0.88 ";
  return (
    <svg className={styles.touchline} aria-hidden="true">
      <title>·</title>
      <rect width="100%" height="100%" pathLength={total} strokeDasharray={tick} />
      <rect
        className={styles.lit}
        width="100%"
        height="100%"
        pathLength={total}
        strokeDasharray={left > 0 ? `0 ${total - left} ${tick.repeat(left)}` : `0 ${total}`}
      />
    </svg>
  );
}
