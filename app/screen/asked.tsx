"use client";
import { Smartphone } from "lucide-react";
import { type CSSProperties, useEffect, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import { PROJECTOR_KINDS } from "#lib/questions/projector.tsx";
import type { QuestionStage, Shown } from "#lib/views/types.ts";
import { Rich } from "../_look/maths.tsx";
import { useWords } from "../_words/use-words.ts";
import cards from "./_parts/cards.module.css";
import { BreakWords, PARTS } from "./_parts/cards.tsx";
import { useAfter } from "./clock.ts";
import { QuestionMedia } from "./media.tsx";
import { DARK_MS } from "./motion.ts";
import css from "./question.module.css";
import { questionSizes } from "./sizes.ts";
import { useFit } from "./use-fit.ts";

/** What the reveal told, kept while the question fades, so that it does not go back to its colours first. */
function useTold(stage: QuestionStage): Shown | null {
  const [told, setTold] = useState<Shown | null>(stage.shown);
  useEffect(() => {
    if (stage.shown) setTold(stage.shown);
  }, [stage.shown]);
  return stage.shown ?? (stage.step === "gap" ? told : null);
}

/** The question itself: large as its letters allow, lit at the reveal. */
export function Asked({ stage }: { stage: QuestionStage }) {
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
