"use client";
import { Fragment, type ReactNode } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import type { Sureness } from "#lib/model/input.ts";
import type { AnswerValue, AskedView } from "#lib/questions/views.ts";
import type { Payoff } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { Focused, Mine, signed } from "./parts.tsx";
import styles from "./play.module.css";

const LEVELS = [0, 1, 2] as const;

/** How sure is that? The stakes stand on the buttons; no tap means Guess. */
export function Rating({
  head,
  asked,
  value,
  payoff,
  level,
  onRate,
  onBack,
}: {
  head: ReactNode;
  asked: AskedView;
  value: AnswerValue;
  payoff: Payoff;
  /** as rated before */
  level: Sureness | null;
  onRate(level: Sureness): void;
  /** null: the answer can no longer be changed */
  onBack: (() => void) | null;
}) {
  const words = useWords(playWords).sure;
  const common = useWords(commonWords);
  const names = [common.guess, common.thinkSo, common.sure];
  return (
    <>
      {head}
      <div className={styles.body}>
        <Mine asked={asked} value={value} label={words.mine} />
        <div className={styles.rating}>
          <Focused id="sure">{words.title}</Focused>
          <p>{payoff.practice ? `${words.noTap} ${words.practice}` : words.noTap}</p>
          <fieldset aria-labelledby="sure">
            {LEVELS.map((one) => (
              <button key={one} type="button" aria-pressed={level === one} onClick={() => onRate(one)}>
                <b>
                  {names[one]}
                  <small>{words.meaning[one]}</small>
                </b>
                <span className={styles.stakes}>
                  {(["right", "wrong"] as const).map((side) => (
                    <Fragment key={side}>
                      <small>{side === "right" ? words.right : words.other} </small>
                      {signed(payoff[side][one])}{" "}
                    </Fragment>
                  ))}
                </span>
              </button>
            ))}
          </fieldset>
        </div>
      </div>
      <button type="button" className="quiet" disabled={!onBack} onClick={onBack ?? undefined}>
        {onBack ? words.change : ""}
      </button>
    </>
  );
}
