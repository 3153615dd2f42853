"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { ProjectorStage, Tally } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { BreakScreen } from "./_break/break.tsx";
import { Review } from "./_review/review.tsx";
import type { Address } from "./address.ts";
import { type Clock, useReached } from "./clock.ts";
import { Count } from "./count.tsx";
import { Lobby } from "./lobby.tsx";
import { QuestionScreen } from "./question.tsx";
import css from "./screen.module.css";
import { Sealed } from "./sealed.tsx";
import { spoken } from "./spoken.ts";

export interface ShowProps {
  stage: ProjectorStage;
  tally: Tally | null;
  clock: Clock | null;
  address: Address | null;
  /** the connection is gone; the last picture stays */
  offline: boolean;
  soundHint: boolean;
}

/** The room's screen for one stage: the picture, and what lies over it. Nothing here takes input. */
export function Show(props: ShowProps) {
  const { stage } = props;
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const opened = useReached(props.clock, stage.phase === "question" ? stage.question.opensAt : null);
  return (
    <>
      <div key={lightsKey(stage)} className={css.lights} data-lights={lightsOf(stage)} />
      <main className={css.main} data-mode={stage.mode}>
        <Picture {...props} />
        {stage.mode && (
          <div className={`${css.full} ${touchline(stage) ? css.inside : ""}`}>
            <p>{common.full.name}</p>
          </div>
        )}
      </main>
      <p className="sr" aria-live="polite">
        {spoken({ stage, opened, words, truth: common })}
      </p>
      {stage.pausedAt !== null && stage.phase !== "lobby" && stage.phase !== "sealed" && (
        <div className={css.veil} role="status">
          <span className={css.ticks} aria-hidden="true">
            <i />
            <i />
          </span>
          <p>{common.paused}</p>
        </div>
      )}
      <Banner stage={stage} offline={props.offline} />
    </>
  );
}

/** Ticks run round the edges: the word stands inside them. */
function touchline(stage: ProjectorStage): boolean {
  return stage.phase === "question" && stage.question.timer === "touchline";
}

function Picture({ stage, tally, clock, address, soundHint }: ShowProps) {
  switch (stage.phase) {
    case "lobby":
      return <Lobby stage={stage} tally={tally} address={address} soundHint={soundHint} />;
    case "count":
      return <Count stage={stage} clock={clock} />;
    case "question":
      return <QuestionScreen key={stage.question.run} stage={stage} tally={tally} clock={clock} />;
    case "break":
      return <BreakScreen stage={stage} tally={tally} clock={clock} />;
    case "review":
      return <Review stage={stage} />;
    case "sealed":
      return <Sealed stage={stage} />;
  }
}

/** Connection troubles, small and at the edge: ours first, then the coach's. */
function Banner({ stage, offline }: { stage: ProjectorStage; offline: boolean }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const away = stage.coachAway && stage.phase !== "sealed" && stage.phase !== "lobby";
  const text = offline
    ? words.reconnecting
    : away
      ? stage.phase === "question" || stage.phase === "count"
        ? common.coachAway
        : stage.phase === "break" && stage.round < stage.rounds
          ? common.coachAwayBreak
          : words.coachAwayReview
      : null;
  return text === null ? null : (
    <p className={css.banner} role="status">
      {text}
    </p>
  );
}

/** The floodlights rise at the count, go wide and narrow at the breath, and otherwise stand. */
function lightsOf(stage: ProjectorStage): "stand" | "rise" | "breathe" {
  if (stage.phase === "count") return "rise";
  return stage.phase === "break" && stage.segment === "breathe" ? "breathe" : "stand";
}

const lightsKey = (stage: ProjectorStage): string => `${lightsOf(stage)} ${stage.round}`;
