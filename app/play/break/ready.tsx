"use client";
import { ifThenText, ifThenWords } from "#lib/i18n/if-thens.ts";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import type { Pulse } from "#lib/model/input.ts";
import { useWords } from "../../_words/use-words.ts";
import { Focused } from "../parts.tsx";
import play from "../play.module.css";
import { useEager } from "../use-eager.ts";
import styles from "./break.module.css";
import type { BreakProps } from "./break.tsx";
import { Change } from "./breathe.tsx";

/** mouths of the three drawn faces */
const FACES: Record<Pulse, string> = { ready: "M15 28q9 9 18 0", fine: "M16 31h16", low: "M16 33q8-5 16 0" };
const PULSES: readonly Pulse[] = ["ready", "fine", "low"];

/** One anonymous tap on how it is going, and what goes into the next round. */
export function Ready({ play: tools, stage }: BreakProps) {
  const words = useWords(playBreakWords).ready;
  const plans = useWords(ifThenWords);
  const { film } = tools.seat;
  const pulse = useEager<Pulse | null>(tools.session, tools.seat.seq, film?.pulse ?? null);
  const round = stage.round + 1;
  return (
    <div className={play.body}>
      <Focused className={play.big}>{pulse.value === null ? words.title : words.in}</Focused>
      <p className={styles.sub}>{stage.waiting ? words.waiting : words.next({ round })}</p>
      <dl className={styles.takes}>
        {film?.chosen && (
          <div>
            <dt>{words.mine}</dt>
            <dd>{ifThenText(plans, film.chosen)}</dd>
          </div>
        )}
        {stage.roomPlan && (
          <div>
            <dt>{words.room}</dt>
            <dd>{ifThenText(plans, stage.roomPlan)}</dd>
          </div>
        )}
        {stage.coachChanges.length > 0 && (
          <div>
            <dt>{words.coach}</dt>
            {stage.coachChanges.map((change) => (
              <dd key={JSON.stringify(change)}>
                <Change what={change} />
              </dd>
            ))}
          </div>
        )}
      </dl>
      <fieldset className={`${play.low} ${styles.pulse}`}>
        <legend>{words.ask}</legend>
        {PULSES.map((face) => (
          <button
            key={face}
            type="button"
            aria-pressed={pulse.value === face}
            onClick={() => pulse.send(face, { do: "pulse", face })}
          >
            <svg
              viewBox="0 0 48 48"
              fill="none"
              stroke="currentColor"
              strokeWidth="3"
              strokeLinecap="round"
              aria-hidden="true"
            >
              <rect x="4" y="4" width="40" height="40" rx="14" />
              <path d={`M17 18v3M31 18v3${FACES[face]}`} />
            </svg>
            {words.faces[face]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
