"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { CountStage } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { type Clock, useSecondsLeft } from "./clock.ts";
import css from "./count.module.css";
import { useSayCarried } from "./use-say.ts";

/** the highest figure of the count */
const FROM = 3;

/** 3-2-1, and what the room carries into the round. */
export function Count({ stage, clock }: { stage: CountStage; clock: Clock | null }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const say = useSayCarried();
  const left = useSecondsLeft(clock, stage.startsAt, stage.pausedAt);
  const figure = Math.min(FROM, left);
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <h1 dir="auto">{stage.mode ? stage.title : words.roundOf({ n: stage.round, of: stage.rounds })}</h1>
        <p>{common.dials[stage.dial]}</p>
      </header>
      <p className={css.figure} role="timer" aria-live="off" aria-label={words.startsIn({ n: figure })}>
        {figure > 0 && <b key={figure}>{figure}</b>}
      </p>
      <section className={css.carry} data-empty={stage.carrying === null}>
        {stage.carrying && (
          <>
            <h2>{words.thisRound}</h2>
            <p dir="auto">{say(stage.carrying)}</p>
          </>
        )}
      </section>
    </div>
  );
}
