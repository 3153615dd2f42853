"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { QuestionStage, SheetView, Tally } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { SheetLine } from "./_parts/sheet.tsx";
import { Touchline } from "./_parts/touchline.tsx";
import { Asked } from "./asked.tsx";
import { type Clock, useReached, useSecondsLeft } from "./clock.ts";
import { useFetched } from "./media.tsx";
import css from "./question.module.css";
import { Header, TouchHeader } from "./question-header.tsx";
import { useAspect } from "./use-aspect.ts";

type Stage = QuestionStage & { sheet: SheetView | null };

/** One question, from the cue to the gap behind it. Mount it anew for every run. */
export function QuestionScreen({
  stage,
  tally,
  clock,
}: {
  stage: Stage;
  tally: Tally | null;
  clock: Clock | null;
}) {
  const { question, step } = stage;
  const opened = useReached(clock, question.opensAt) || step !== "open";
  const left = useSecondsLeft(clock, step === "open" ? question.closesAt : null, stage.pausedAt);
  const aspect = useAspect();
  useFetched(question.asked.media);
  const total = Math.max(1, Math.round(question.limitMs / 1000));
  const lit = opened ? Math.min(left, total) : 0;
  const touch = question.timer === "touchline";
  return (
    <div className={`${css.screen} ${touch ? css.touch : ""}`}>
      {touch && <Touchline total={total} left={lit} aspect={aspect} />}
      {touch ? (
        <TouchHeader stage={stage} tally={tally} left={opened && step === "open" ? left : null} />
      ) : (
        <Header
          stage={stage}
          tally={tally}
          left={opened && step === "open" ? left : null}
          lit={lit}
          total={total}
        />
      )}
      {opened ? <Asked stage={stage} /> : <Cue number={question.number} />}
      {!touch && stage.sheet && (
        <div className={css.foot}>
          <SheetLine sheet={stage.sheet} />
        </div>
      )}
    </div>
  );
}

/** Between the cue and the opening instant, when every phone has the question and none shows it yet. */
function Cue({ number }: { number: number }) {
  const words = useWords(projectorWords);
  return <h1 className={css.cue}>{words.questionTitle({ n: number })}</h1>;
}
