"use client";
import { useEffect, useRef, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import { useWords } from "../_words/use-words.ts";
import { useHeldFor } from "./clock.ts";
import styles from "./play.module.css";

const BACK_MS = 3_000;
/** a connection that is back sooner was never away */
const AWAY_MS = 600;

/** The band on top: own connection first, then the coach's. It comes and goes without a tap. */
export function Band({
  live,
  holding,
  coachAway,
  inBreak,
}: {
  live: boolean;
  holding: boolean;
  coachAway: boolean;
  inBreak: boolean;
}) {
  const words = useWords(playWords).net;
  const common = useWords(commonWords);
  const away = useHeldFor(!live, AWAY_MS);
  const wasAway = useRef(false);
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (away) {
      wasAway.current = true;
      setBack(false);
      return;
    }
    if (!live || !wasAway.current) return;
    wasAway.current = false;
    setBack(true);
    const timer = setTimeout(() => setBack(false), BACK_MS);
    return () => clearTimeout(timer);
  }, [away, live]);
  const say = holding
    ? [words.holding, words.holdingNote]
    : away
      ? [words.reconnecting, words.reconnectingNote]
      : back
        ? [words.back, ""]
        : coachAway
          ? ["", inBreak ? common.coachAwayBreak : common.coachAway]
          : null;
  return (
    <div role="status">
      {say && (
        <div className={styles.net}>
          <svg
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            aria-hidden="true"
          >
            <path d={holding || away ? NO_WIFI : back ? TICK : WIFI} />
          </svg>
          <span>
            {say[0] && <b>{say[0]}</b>}
            {say[1]}
          </span>
        </div>
      )}
    </div>
  );
}

const WIFI = "M5 12a10 10 0 0 1 14 0M8.5 15.5a5 5 0 0 1 7 0M12 19h.01";
const NO_WIFI = "M3 3l18 18M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.4M19 12a10 10 0 0 0-5-2.8M12 19h.01";
const TICK = "M5 12.5l4.5 4.5L19 7.5";
