"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { ifThenText, ifThenWords } from "#lib/i18n/if-thens.ts";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import type { WorkedView } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Saying } from "../parts.tsx";
import play from "../play.module.css";
import styles from "./break.module.css";
import type { BreakProps } from "./break.tsx";

/** Round over: one slow breath, and how many were right, mine first. */
export function Breathe({ play: { seat }, stage }: BreakProps) {
  const words = useWords(playBreakWords).breathe;
  const { followUp } = useWords(followUpWords);
  return (
    <>
      <div className={styles.glow} aria-hidden="true" />
      <Saying title={words.title}>
        <div className={play.low}>
          {seat.film && seat.film.asked > 0 && <p className={styles.own}>{words.own(seat.film)}</p>}
          <p className={play.msg}>{words.room({ ...stage.sheet })}</p>
          {stage.feltHard && <p className={play.msg}>{words.feltHard}</p>}
          {stage.followUp && (
            <p className={play.msg}>
              {followUp.useful} {followUp.itself}
            </p>
          )}
        </div>
      </Saying>
    </>
  );
}

/** From the second break on: did the last change work? Mostly the honest answer is that nobody can tell yet. */
export function Worked({ stage }: BreakProps) {
  const words = useWords(playBreakWords).worked;
  return (
    <Saying title={words.title}>
      <ul className={styles.worked}>
        {stage.worked.map((one) => (
          <li key={JSON.stringify(one.what)}>
            <p>
              <Change what={one.what} />
            </p>
            <b>{words.verdict[one.verdict]}</b>
            <p>
              {one.expected === null || one.got === null
                ? words.few
                : words.numbers({ expected: one.expected, got: one.got, n: one.n })}
            </p>
          </li>
        ))}
      </ul>
      <p className={play.msg}>{stage.worked.length === 0 ? words.nothing : words.later}</p>
    </Saying>
  );
}

/** A change in words: the coach's, or an if–then. */
export function Change({ what }: { what: WorkedView["what"] }) {
  const words = useWords(playBreakWords);
  const plans = useWords(ifThenWords);
  if (what.what === "ifThen") return ifThenText(plans, what.choice);
  return words.change(what, (rule) => ifThenText(plans, { id: rule }));
}
