"use client";
import { checkWords } from "#lib/i18n/check.ts";
import { useWords } from "../_words/use-words.ts";
import { Ask } from "./ask.tsx";
import css from "./check.module.css";
import { Rounds } from "./rounds.tsx";
import { Steps } from "./steps.tsx";
import { type Checked, HOLD_SEC } from "./use-check.ts";
import { adviceFor, verdictOf } from "./verdict.ts";

const CLOCK_OFF_MS = 500;

/** The verdict first, then what was measured, then what to ask for. */
export function Check({ checked, again }: { checked: Checked; again: () => void }) {
  const words = useWords(checkWords);
  const { step, found } = checked;
  // Half a minute's wait is not worth holding the verdict back; a line that is cut still changes it.
  const told = step === "hold" || step === "done";
  const verdict = told ? verdictOf(found) : null;
  const line = found.websocket ?? found.polling;
  return (
    <main id="content" className={css.main}>
      <h1>{words.heading}</h1>
      <p className={css.lead}>{words.lead}</p>
      <section className={`${css.verdict} ${verdict ? css[verdict] : ""}`} role="status">
        {verdict ? (
          <>
            <p className={css.word}>{words.verdict[verdict]}</p>
            <p>{words.verdictNote[verdict]}</p>
          </>
        ) : (
          <p className={css.word}>{words.checking}</p>
        )}
      </section>
      <div className={css.columns}>
        <div className={css.measured}>
          <Steps checked={checked} holdSec={HOLD_SEC} />
          <Rounds rounds={checked.rounds} line={line} />
          {checked.offsetMs !== null && (
            <p className={css.clock}>
              <span>
                {words.clock}{" "}
                <b>
                  {Math.abs(checked.offsetMs) < CLOCK_OFF_MS
                    ? words.clockRight
                    : words.clockOff({
                        sec: (Math.abs(checked.offsetMs) / 1_000).toFixed(1),
                        ahead: checked.offsetMs < 0,
                      })}
                </b>
              </span>
              <span className="lab">{words.clockNote}</span>
            </p>
          )}
          <button type="button" className="btn" onClick={again} disabled={!told}>
            {words.again}
          </button>
        </div>
        {told && <Ask advice={adviceFor(found)} found={found} />}
      </div>
    </main>
  );
}
