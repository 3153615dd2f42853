"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import type { CountStage, QuestionStage } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { useSecondsLeft } from "./clock.ts";
import { Head, Name } from "./head.tsx";
import { Saying } from "./parts.tsx";
import styles from "./play.module.css";
import type { Play } from "./tools.ts";

/** 3-2-1, on the same clock as the projector. */
export function Count({ play, stage }: { play: Play; stage: CountStage }) {
  const words = useWords(playWords);
  const left = useSecondsLeft(play.session, stage.startsAt, stage.pausedAt) ?? 0;
  return (
    <>
      <Head
        left={stage.mode ? "" : `${words.count.round(stage)} ${words.count.of(stage)}`}
        right={<Name play={play} />}
      />
      <Saying title={stage.mode ? stage.title : words.count.round(stage)}>
        <p className={styles.count} aria-hidden="true" key={left}>
          {left > 0 ? left : ""}
        </p>
      </Saying>
    </>
  );
}

/** Between two questions, after one that was thrown out, and for who joined in the middle of one. */
export function Between({ play, stage }: { play: Play; stage: QuestionStage }) {
  const words = useWords(playWords);
  const common = useWords(commonWords);
  const { seat } = play;
  const late = seat.fromRun > stage.question.run;
  const dark = stage.question.dial === 4;
  const title = stage.thrownOut ? common.thrownOut : late ? words.lateJoin(stage) : words.gap.title;
  const note = stage.thrownOut
    ? words.thrownOutNote
    : late
      ? words.lateJoinNote
      : dark
        ? words.gap[stage.mode ? "darkFull" : "dark"]
        : "";
  return (
    <>
      <Head
        left={
          late
            ? words.count.round(stage)
            : words.where({ mode: stage.mode, round: stage.round, number: stage.question.number })
        }
        right={<Name play={play} />}
      />
      <Saying title={title}>
        <p className={styles.msg}>{note}</p>
      </Saying>
    </>
  );
}
