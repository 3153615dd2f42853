"use client";
import { type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import { later } from "#lib/questions/later.tsx";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { PlayerStage, SeatView } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { Band } from "./band.tsx";
import { useHeldFor } from "./clock.ts";
import { buzz } from "./feel.ts";
import styles from "./play.module.css";
import { usePrefs } from "./prefs.ts";
import { Question } from "./question.tsx";
import type { Play, PlaySession } from "./tools.ts";
import { useWakeLock } from "./use-wake-lock.ts";
import { Between, Count } from "./waiting.tsx";

// What is not needed by a phone that comes back in the middle of a question is fetched while it waits.
/** fetched by the page as soon as somebody joins */
export const lobby = later(() => import("./lobby.tsx"));
const breaks = later(() => import("./break/break.tsx"));
const review = later(() => import("./review/review.tsx"));
const settings = later(() => import("./settings.tsx"));
const LATER = [...Object.values(PHONE_KINDS), breaks, settings, review];
const PREFETCH_MS = 1_500;
/** an answer that the server has not acknowledged for this long is being held */
const HOLD_MS = 1_500;

/** A player's screen for any stage. It decides nothing: it shows the stage and sends what is tapped. */
export function PlayScreen({
  session,
  stage,
  seat,
  live,
  held,
  onLeave,
}: {
  session: PlaySession;
  stage: PlayerStage;
  seat: SeatView;
  live: boolean;
  /** asks not acknowledged yet */
  held: number;
  onLeave(): void;
}) {
  const words = useWords(playWords);
  const common = useWords(commonWords);
  const [spoken, setSpoken] = useState("");
  const say = useCallback((text: string) => setSpoken(text), []);
  const [open, setOpen] = useState(false);
  const [prefs, setPrefs] = usePrefs();
  const awake = useWakeLock(stage.phase !== "sealed");
  const waited = useHeldFor(held > 0, HOLD_MS);
  const holding = held > 0 && (!live || waited);
  const play: Play = {
    session,
    stage,
    seat,
    live,
    holding,
    prefs,
    say,
    openSettings: () => setOpen(true),
  };

  useEffect(() => {
    const timer = setTimeout(() => void Promise.all(LATER.map((part) => part.load?.())), PREFETCH_MS);
    return () => clearTimeout(timer);
  }, []);
  const roundOver = stage.phase === "break" && stage.segment === "breathe";
  useEffect(() => {
    if (roundOver) buzz();
  }, [roundOver]);

  return (
    <main className="stage phone">
      <p className="sr" aria-live="polite">
        {spoken}
      </p>
      <div className={`ph ${styles.screen}`}>
        {stage.mode && <p className={styles.full}>{common.full.name}</p>}
        <Band
          live={live}
          holding={holding}
          coachAway={stage.coachAway}
          inBreak={stage.phase === "break" && stage.round < stage.rounds}
        />
        <Suspense fallback={<p className={styles.cue}>…</p>}>{screenOf(play, stage, awake)}</Suspense>
        {stage.pausedAt !== null && (
          <div className={styles.paused} role="status">
            <b>{words.pausedTitle}</b>
            <p>{words.pausedNote}</p>
          </div>
        )}
      </div>
      {open && (
        <Suspense>
          <settings.Part play={play} onPrefs={setPrefs} onLeave={onLeave} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </main>
  );
}

function screenOf(play: Play, stage: PlayerStage, awake: boolean): ReactNode {
  switch (stage.phase) {
    case "lobby":
      return <lobby.Part play={play} stage={stage} awake={awake} />;
    case "count":
      return <Count play={play} stage={stage} />;
    case "question": {
      const { run } = stage.question;
      const between = stage.step === "gap" || stage.thrownOut || play.seat.fromRun > run;
      return between ? (
        <Between key={-run} play={play} stage={stage} />
      ) : (
        <Question key={run} play={play} stage={stage} />
      );
    }
    case "break":
      return <breaks.Part play={play} stage={stage} />;
    case "review":
    case "sealed":
      return <review.Part play={play} stage={stage} />;
  }
}
