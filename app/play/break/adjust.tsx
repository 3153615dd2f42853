"use client";
import { useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { ifThenWords } from "#lib/i18n/if-thens.ts";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import { IF_THEN_CHARS_MAX } from "#lib/kit/limits.ts";
import type { IfThen } from "#lib/model/input.ts";
import { useWords } from "../../_words/use-words.ts";
import { Focused } from "../parts.tsx";
import play from "../play.module.css";
import { useEager } from "../use-eager.ts";
import styles from "./break.module.css";
import type { BreakProps } from "./break.tsx";

/** One if–then for the next round: three that fit what was tagged, or my own. */
export function Adjust({ play: tools, stage }: BreakProps) {
  const words = useWords(playBreakWords);
  const common = useWords(commonWords);
  const plans = useWords(ifThenWords);
  const film = tools.seat.film;
  const round = stage.round + 1;
  const chosen = useEager<IfThen | null>(tools.session, tools.seat.seq, film?.chosen ?? null);
  const [picked, setPicked] = useState<IfThen | null>(chosen.value);
  const own = picked !== null && "own" in picked ? picked.own : null;
  const cause = film?.frames.find((frame) => frame.cause !== null)?.cause ?? null;
  const isTaken = picked !== null && JSON.stringify(picked) === JSON.stringify(chosen.value);
  const canTake = picked !== null && (own === null || own.trim() !== "") && !isTaken;
  const take = () => {
    if (canTake) chosen.send(picked, { do: "ifThen", choice: picked });
  };
  return (
    <>
      <div className={play.body}>
        <Focused className={play.big}>{words.adjust.title({ round })}</Focused>
        <p className={styles.sub}>
          {cause === null ? words.adjust.pick : words.adjust.tagged({ cause: words.cause[cause] })}
        </p>
        <div className={`${play.low} ${styles.plans}`}>
          {(film?.ifThens ?? []).map((id) => {
            const plan = plans.plans[id];
            return (
              plan && (
                <button
                  key={id}
                  type="button"
                  aria-pressed={picked !== null && "id" in picked && picked.id === id}
                  onClick={() => setPicked({ id })}
                >
                  <small>{plans.if} </small>
                  <span>{plan.if}, </span>
                  <small>{plans.so} </small>
                  <b>{plan.do}</b>
                </button>
              )
            );
          })}
        </div>
        {own === null ? (
          <button type="button" className={styles.own2} onClick={() => setPicked({ own: "" })}>
            {words.adjust.own({ chars: IF_THEN_CHARS_MAX })}
          </button>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              take();
            }}
          >
            <input
              className={styles.own2}
              aria-label={words.adjust.ownLabel}
              placeholder={words.adjust.ownHint}
              value={own}
              maxLength={IF_THEN_CHARS_MAX}
              enterKeyHint="done"
              autoComplete="off"
              ref={(field) => {
                if (own === "") field?.focus();
              }}
              onChange={(event) => setPicked({ own: event.target.value })}
            />
          </form>
        )}
        {chosen.refused && <p role="alert">{common.refusal[chosen.refused]}</p>}
      </div>
      <button type="button" className="cta" disabled={!canTake} onClick={take}>
        {isTaken ? words.adjust.taken({ round }) : words.adjust.take({ round })}
      </button>
    </>
  );
}
