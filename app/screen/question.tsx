"use client";
import { Smartphone } from "lucide-react";
import { type CSSProperties, useEffect, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import { PROJECTOR_KINDS } from "#lib/questions/projector.tsx";
import type { QuestionStage, SheetView, Shown, Tally } from "#lib/views/types.ts";
import { Rich } from "../_look/maths.tsx";
import { useWords } from "../_words/use-words.ts";
import cards from "./_parts/cards.module.css";
import { BreakWords, PARTS } from "./_parts/cards.tsx";
import { SheetLine } from "./_parts/sheet.tsx";
import { Ticks, Touchline } from "./_parts/ticks.tsx";
import { type Clock, useAfter, useReached, useSecondsLeft } from "./clock.ts";
import { QuestionMedia } from "./media.tsx";
import css from "./question.module.css";
import { questionSizes } from "./sizes.ts";
import { useAspect } from "./use-aspect.ts";
import { useFit } from "./use-fit.ts";

/** the light goes down before it goes up on the right answer */
export const DARK_MS = 300;
/** rows of ticks where no clock runs */
const UNLIT_TICKS = 40;

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

interface HeaderProps {
  stage: Stage;
  tally: Tally | null;
  /** null while no time runs */
  left: number | null;
}

function Header({ stage, tally, left, lit, total }: HeaderProps & { lit: number; total: number }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const { timer, dial, number } = stage.question;
  // The usual dial needs no name.
  const name = dial === 2 ? "" : ` · ${(common.dials[dial] ?? "").toLowerCase()}`;
  const alone = timer === "none" ? ` · ${words.coachMovesOn}` : "";
  return (
    <header>
      <div className={css.time}>
        <Ticks
          total={timer === "none" ? UNLIT_TICKS : total}
          left={timer === "none" ? 0 : lit}
          onlyLast={timer === "last-five"}
          growing={timer === "ticks-figure"}
        />
        {timer === "ticks-figure" && <Figure left={left} />}
      </div>
      <div className={css.row}>
        <span>
          <Notice stage={stage} />
          <b>{words.round({ n: stage.round })}</b> · {words.question({ n: number })}
          {name}
          {alone}
        </span>
        <span>
          <In stage={stage} tally={tally} />
        </span>
      </div>
    </header>
  );
}

function TouchHeader({ stage, tally, left }: HeaderProps) {
  const words = useWords(projectorWords);
  return (
    <header className={css.top}>
      <div>
        <Notice stage={stage} />
        <b>{words.round({ n: stage.round })}</b> · {words.question({ n: stage.question.number })} ·{" "}
        <In stage={stage} tally={tally} />
      </div>
      <Figure left={left} />
    </header>
  );
}

function Figure({ left }: { left: number | null }) {
  const words = useWords(projectorWords);
  return (
    <b role="timer" aria-live="off" aria-label={words.secondsLeft({ n: left ?? 0 })}>
      {left ?? "\u00a0"}
    </b>
  );
}

/** What is special about this question, in one line. */
function Notice({ stage }: { stage: Stage }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const text = stage.thrownOut
    ? common.thrownOut
    : stage.step === "held"
      ? words.heldForHuddle
      : stage.question.counts > 1 && stage.step !== "gap"
        ? words.lastOne({ counts: stage.question.counts })
        : null;
  return text === null ? null : <strong>{text}</strong>;
}

function In({ stage, tally }: { stage: Stage; tally: Tally | null }) {
  const words = useWords(projectorWords);
  if (stage.step === "gap") return words.nextComing;
  if (stage.step === "closed") return tally?.comingIn ? words.comingIn : words.closed;
  if (stage.step !== "open" || !tally) return null;
  if (tally.comingIn) return words.comingIn;
  return (
    <>
      <b>{tally.in}</b> {words.ofIn({ of: tally.of })}
    </>
  );
}

/** What the reveal told, kept while the question fades, so that it does not go back to its colours first. */
function useTold(stage: Stage): Shown | null {
  const [told, setTold] = useState<Shown | null>(stage.shown);
  useEffect(() => {
    if (stage.shown) setTold(stage.shown);
  }, [stage.shown]);
  return stage.shown ?? (stage.step === "gap" ? told : null);
}

/** The question itself: large as its letters allow, lit at the reveal. */
function Asked({ stage }: { stage: Stage }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const { question, step } = stage;
  const { asked } = question;
  const kind = PROJECTOR_KINDS[asked.kind];
  const told = useTold(stage);
  const revealing = told !== null && (step === "reveal" || step === "gap");
  const litUp = useAfter(revealing, DARK_MS);
  const shown = litUp ? told : null;
  const askedWords = { ...words, true: common.true, false: common.false };
  const options = kind.lines(asked, askedWords).map((line) => line.text);
  // Only in a walk-through is there time to read why: everywhere else that is what the break is for.
  const why = shown && question.dial === 0 ? shown.explanation : null;
  const all = questionSizes(asked.stem, asked.kind === "truefalse" ? [] : options);
  // The why may take room from the question, never let it grow.
  const sizes = why === null ? all : all.filter((size) => size.stem <= (all[0]?.stem ?? 0));
  const fit = useFit(sizes.length, `${question.run}${why === null ? "" : " why"}`);
  const size = sizes[fit.at];
  if (!size) return null;
  const look = revealing ? (litUp ? "lit" : "dark") : step === "open" && !stage.thrownOut ? "open" : "dim";
  const type = {
    "--stem": `${size.stem}rem`,
    "--weight": size.weight,
    "--stretch": `${size.stretch}%`,
    "--leading": size.leading,
    "--tracking": `${size.tracking}em`,
    "--option": `${size.option}rem`,
    "--head-space": size.cards === "roomy" ? "2.3rem" : size.cards === "mid" ? "1.6rem" : "1.1rem",
  } as CSSProperties;
  return (
    <div ref={fit.area} className={`${css.area} ${step === "gap" ? css.leaving : ""}`}>
      <div className={css.content} style={type}>
        <div
          className={`${css.head} ${asked.media?.kind === "image" ? css.pictured : ""} ${css.quiet}`}
          data-look={look}
        >
          <h1
            data-fit
            dir="auto"
            className={`${css.stem} ${css.arriving} ${size.stem < 4 ? css.fine : ""} ${size.breaks ? css.broken : ""}`}
          >
            <Rich text={asked.stem} />
          </h1>
          {asked.media && <QuestionMedia media={asked.media} playing={step === "open"} />}
        </div>
        {why && (
          <p className={css.why} dir="auto">
            <Rich text={why} />
          </p>
        )}
        <BreakWords value={size.breaks}>
          <div
            className={cards.answers}
            data-look={look}
            data-cards={size.cards}
            data-arriving={step === "open" ? "yes" : "no"}
          >
            {size.onPhones && options.length > 0 && !shown && (
              <p className={cards.onPhones}>
                <Smartphone aria-hidden="true" />
                {words.optionsOnPhone}
              </p>
            )}
            <kind.Answers
              asked={asked}
              shown={shown?.key ?? null}
              onPhones={size.onPhones}
              parts={PARTS}
              words={askedWords}
            />
          </div>
        </BreakWords>
      </div>
    </div>
  );
}
