"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import { useWords } from "../../_words/use-words.ts";
import { Sheet } from "../_parts/sheet.tsx";
import { sayChange } from "../say.ts";
import { useSayIfThen } from "../use-say.ts";
import css from "./alone.module.css";
import type { PartProps } from "./break.tsx";

/** The round is over: what came of it in one sentence, and nothing to do. */
export function Breathe({ stage }: PartProps) {
  const words = useWords(projectorWords);
  const { followUp } = useWords(followUpWords);
  const { sheet, teamScores } = stage;
  return (
    <div className={css.one}>
      <h1 className={css.large}>{words.roundOver({ n: stage.round })}</h1>
      <p className={css.count}>
        {sheet.asked === 0 ? (
          words.noneAsked
        ) : (
          <>
            {words.rightOf(sheet)}{" "}
            <span className={css.reclaim}>
              · {sheet.toReclaim === 0 ? words.allRight : words.toReclaim({ n: sheet.toReclaim })}
            </span>
          </>
        )}
      </p>
      {sheet.cells.length > 0 && <Sheet sheet={sheet} large />}
      {teamScores && (
        <section className={css.block}>
          <h2 className={css.label}>
            {words.teamScores} <small className={css.aside}>{words.teamScoresNote}</small>
          </h2>
          <ul className={css.scores}>
            {teamScores.map(({ team, score }) => (
              <li key={team} className={css.score}>
                <span dir="auto">{team}</span> <b className={css.figure}>{score}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
      {stage.feltHard && !teamScores && <p className={css.note}>{words.feltHard}</p>}
      {stage.followUp && <p className={css.note}>{followUp.useful}</p>}
    </div>
  );
}

/** One change for the next round: the players' and the coach's. */
export function Adjust({ stage }: PartProps) {
  const words = useWords(projectorWords);
  const ifThen = useSayIfThen();
  const next = stage.round < stage.rounds ? words.oneChange({ round: stage.round + 1 }) : words.oneChangeLast;
  return (
    <div className={css.one}>
      <h1 className={css.head}>{next}</h1>
      {stage.roomPlan ? (
        <section className={css.block}>
          <h2 className={css.label}>{words.roomPlan}</h2>
          <p className={css.plan} dir="auto">
            {ifThen(stage.roomPlan)}
          </p>
        </section>
      ) : (
        <p className={css.plan}>{words.pickIfThen}</p>
      )}
      {stage.coachChanges.length > 0 && (
        <section className={css.block}>
          <h2 className={css.label}>{words.coachChanges}</h2>
          <ul className={css.changes}>
            {stage.coachChanges.map((change) => (
              <li key={JSON.stringify(change)} dir="auto">
                {sayChange(change, words.change, (rule) => ifThen({ id: rule }))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** The last seconds of the break, or the wait for the coach. */
export function Ready({ stage, left }: PartProps) {
  const words = useWords(projectorWords);
  const ifThen = useSayIfThen();
  const next =
    stage.round < stage.rounds ? words.nextRound({ n: stage.round + 1, of: stage.rounds }) : words.nextReview;
  return (
    <div className={css.one}>
      <div className={css.ready}>
        {!stage.waiting && (
          <b className={css.left} role="timer" aria-live="off" aria-label={words.startsIn({ n: left })}>
            {left}
          </b>
        )}
        <div className={css.below}>
          <h1 className={css.head}>{stage.waiting ? words.waitingCoach : words.readyWhen}</h1>
          <p className={css.note}>{next}</p>
        </div>
      </div>
      {stage.roomPlan && (
        <section className={css.block}>
          <h2 className={css.label}>{words.roomPlan}</h2>
          <p className={css.plan} dir="auto">
            {ifThen(stage.roomPlan)}
          </p>
        </section>
      )}
    </div>
  );
}
