"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { SealedStage } from "#lib/views/types.ts";
import { Wordmark } from "../_look/wordmark.tsx";
import { useWords } from "../_words/use-words.ts";
import { ThenNowRoom } from "../follow-up/room.tsx";
import { Sheet } from "./_parts/sheet.tsx";
import { FollowUps } from "./_review/follow-ups.tsx";
import css from "./_review/review.module.css";
import own from "./sealed.module.css";

/** The end: what came of today, and what only a later day can tell. */
export function Sealed({ stage }: { stage: SealedStage }) {
  const words = useWords(projectorWords);
  const { followUp } = useWords(followUpWords);
  const { sheet } = stage;
  return (
    <div className={own.screen}>
      <Wordmark className={own.word} />
      <div>
        <h1 className={own.head}>
          {stage.mode ? words.overFull : stage.followUp ? words.overFollowUp : words.overTitle}
        </h1>
        <p className={own.sum}>{words.rightToday(sheet)}</p>
        {sheet.cells.length > 0 && <Sheet sheet={sheet} large />}
      </div>
      <div className={own.two}>
        <section className={css.ruled}>
          {stage.followUp ? (
            <ThenNowRoom view={stage.thenNow ?? null} days={stage.followUp.gapDays} />
          ) : (
            <>
              <h2 className={css.label}>{words.notKnown}</h2>
              <p className={css.say}>
                {words.willItStick} <FollowUps dates={stage.followUps} />
              </p>
            </>
          )}
        </section>
        <section className={css.ruled}>
          {stage.followUp && <p className={css.say}>{followUp.useful}</p>}
          <p className={stage.followUp ? css.small : css.say}>{words.ownReview}</p>
        </section>
      </div>
    </div>
  );
}
