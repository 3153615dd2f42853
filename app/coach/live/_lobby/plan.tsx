"use client";
import { useId } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import css from "./lobby.module.css";

/** What was prepared, in a few lines, and the score to expect from it. */
export function PlanSummary({ stage }: { stage: CoachStage }) {
  const words = useWords(deskWords);
  const w = words.lobby;
  const common = useWords(commonWords);
  const id = useId();
  const { plan, expected } = stage;
  const ladder = plan.dialLadder.slice(0, plan.rounds).map((dial, i) => ({ round: i + 1, dial }));
  const days = plan.followUps.join(", ");
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <h2 id={id}>{w.plan}</h2>
      <dl className={`${card.facts} ${card.plain}`}>
        <dt>{w.planShape}</dt>
        <dd>{w.planRounds({ rounds: plan.rounds, minutes: w.planMinutes({ sec: plan.roundSec }) })}</dd>
        {stage.mode === undefined && (
          <>
            <dt>{w.planBreaks}</dt>
            <dd>{w.planBreak({ sec: plan.breakSec })}</dd>
          </>
        )}
        <dt>{w.planReview}</dt>
        <dd>{w.planReviewMin({ n: plan.reviewMin })}</dd>
        <dt>{w.planFollow}</dt>
        <dd>{plan.followUps.length === 0 ? w.planFollowNone : w.planFollowDays({ days })}</dd>
        <dt>{w.planFormat}</dt>
        <dd>{w.format[plan.format] ?? plan.format}</dd>
      </dl>
      <h3 className={css.small}>{w.planDial}</h3>
      <ol className={css.ladder}>
        {ladder.map(({ round, dial }) => (
          <li key={round}>
            <span className={css.steps} aria-hidden="true">
              {[0, 1, 2, 3, 4].map((step) => (
                <i key={step} data-on={step <= dial} />
              ))}
            </span>
            <span className="sr">{words.bar.round({ n: round })}: </span>
            {words.dialName({ value: dial, name: common.dials[dial] ?? "" })}
          </li>
        ))}
      </ol>
      {stage.heldBack.length > 0 && (
        <>
          <h3 className={css.small}>{w.heldBack}</h3>
          <p className={card.quiet}>{w.heldBackText({ topics: stage.heldBack.join(", ") })}</p>
        </>
      )}
      <h3 className={css.small}>{w.expected}</h3>
      {expected ? (
        <>
          <p className={css.expected}>
            <b className="num">{words.range(expected.low, expected.high)}</b> {w.expectedNote}
          </p>
          <p className={card.quiet}>{w.expectedText}</p>
        </>
      ) : (
        <p className={card.quiet}>{w.expectedNone}</p>
      )}
    </section>
  );
}
