"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, QuestionOn } from "#lib/views/types.ts";
import { HashLine } from "../../../_look/hash-line.tsx";
import { LETTERS } from "../../../_look/mark.tsx";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import { secondsLeft, useNow } from "../_desk/clock.tsx";
import type { Desk } from "../_desk/desk.ts";
import css from "./preview.module.css";

/** A small picture of what the room's screen shows. The right answer lights only when it does there. */
export function Preview({ stage, question, desk }: { stage: CoachStage; question: QuestionOn; desk: Desk }) {
  const words = useWords(deskWords).now;
  const common = useWords(commonWords);
  const now = useNow(desk, stage.pausedAt);
  const { asked, timer } = question;
  const options =
    asked.kind === "choice" || asked.kind === "multi"
      ? asked.options
      : asked.kind === "truefalse"
        ? [common.true, common.false]
        : asked.kind === "order"
          ? asked.entries
          : [];
  const shown = stage.step === "reveal";
  const left = stage.step === "open" ? secondsLeft(question.closesAt, now) : 0;
  const stem = asked.stem.length;
  return (
    <figure className={css.figure}>
      <div
        className={`stage ${css.picture}`}
        role="img"
        aria-label={words.previewOf({ text: asked.stem })}
        data-shown={shown}
        data-step={stage.step}
      >
        {timer !== "none" && (
          <HashLine
            className={css.hash}
            total={question.limitMs / 1_000}
            left={left}
            lit={timer === "last-five" ? 5 : undefined}
          />
        )}
        <p className={css.stem} data-long={stem > 190 ? 3 : stem > 100 ? 2 : stem > 60 ? 1 : 0}>
          <Rich text={asked.stem} />
        </p>
        {options.length > 0 && (
          <div className={css.options} data-many={options.length > 4}>
            {options.map((text, position) => (
              <span
                key={LETTERS[position] ?? text}
                className={asked.kind === "order" ? css.entry : `k${LETTERS[position]}`}
                data-right={shown && isRight(stage, position)}
              >
                <Rich text={text} />
              </span>
            ))}
          </div>
        )}
      </div>
      <figcaption className={`lab ${css.caption}`}>
        <span>{stage.step === "gap" ? words.previewLast : words.preview}</span>
        <span>{words.stays}</span>
      </figcaption>
    </figure>
  );
}

function isRight(stage: CoachStage, position: number): boolean {
  const { key } = stage;
  if (key?.kind === "choice") return key.right === position;
  if (key?.kind === "multi") return key.right.includes(position);
  return key?.kind === "truefalse" && key.right === (position === 0);
}
