"use client";
import { useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { TrialView } from "#lib/squad/trial.ts";
import { useWords } from "../_words/use-words.ts";
import { type Refusal, send } from "../coach/_desk/api.ts";
import { Trouble } from "../coach/_desk/states.tsx";
import { MeaningLines } from "../review/_parts/meaning.tsx";
import css from "./trial.module.css";

/** The class's own trial: what it is, the way in and out, and its range. Nothing stands here without one. */
export function TrialPart({
  squad,
  trial,
  changed,
}: {
  squad: string;
  trial: TrialView;
  changed: () => void;
}) {
  const words = useWords(squadsWords).trial;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { possible, waiting, done, result } = trial;
  if (!possible && waiting.length === 0 && done === 0) return null;
  const put = async (of: string, on: boolean) => {
    setBusy(true);
    const outcome = await send("PUT", `/api/squads/${squad}/trials/${of}`, { on });
    setBusy(false);
    setRefusal(outcome.ok ? null : outcome);
    changed();
  };
  return (
    <section className={css.part} aria-labelledby="trial">
      <h3 id="trial">{words.heading}</h3>
      <p className={css.text}>{words.how}</p>
      <p className={css.text}>{words.shows}</p>
      {done > 0 &&
        (result ? (
          <>
            <p className={css.big}>{words.result({ difference: result.difference, ...result.interval })}</p>
            <Range {...result.interval} at={result.difference} />
            <p className={css.text}>{words.done({ ...result, done })}</p>
            <MeaningLines title={words.heading} means={words.means} not={words.not} />
          </>
        ) : (
          <p className={css.text}>{words.few}</p>
        ))}
      {waiting.map((one) => (
        <div key={one.of} className={css.row} role="status">
          <p>
            <b>{words.on(one)}</b> {words.stage[one.stage]}
          </p>
          {one.stage === "review" && (
            <button type="button" className="btn" disabled={busy} onClick={() => void put(one.of, false)}>
              {words.withdraw}
            </button>
          )}
        </div>
      ))}
      {possible && (
        <div className={css.row}>
          <p>{words.after(possible)}</p>
          <button type="button" className="btn" disabled={busy} onClick={() => void put(possible.of, true)}>
            {words.begin}
          </button>
        </div>
      )}
      {refusal && <Trouble refusal={refusal} />}
    </section>
  );
}

/** The range on the whole scale, with zero in the middle: a picture only, its words stand above. */
function Range({ low, high, at }: { low: number; high: number; at: number }) {
  const x = (share: number) => `${50 + 50 * share}%`;
  return (
    <div className={css.range} aria-hidden="true">
      <i style={{ insetInlineStart: x(low), width: `${50 * (high - low)}%` }} />
      <b style={{ insetInlineStart: x(at) }} />
    </div>
  );
}
