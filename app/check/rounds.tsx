import { checkWords } from "#lib/i18n/check.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./rounds.module.css";
import type { LineFound } from "./verdict.ts";

const SHOWN = 20;
const FULL_MS = 1_000;
const LEAST_SHARE = 0.12;

/** Each round trip a tick, as tall as it took long: an uneven network is seen before it is read. */
export function Rounds({ rounds, line }: { rounds: readonly number[]; line: LineFound | null }) {
  const words = useWords(checkWords);
  const label = line
    ? words.roundsLabel({ n: rounds.length, median: line.medianMs, worst: line.worstMs })
    : words.checking;
  return (
    <section>
      <h2>{words.rounds}</h2>
      <div className={css.ticks} role="img" aria-label={label}>
        {Array.from({ length: SHOWN }, (_, i) => i).map((i) => (
          <i
            key={i}
            style={{ height: `${Math.round(heightOf(rounds[i]) * 100)}%` }}
            data-on={i < rounds.length}
          />
        ))}
      </div>
      {line && (
        <dl className={css.figures}>
          <div>
            <dt>{words.median}</dt>
            <dd>{words.ms({ ms: line.medianMs })}</dd>
          </div>
          <div>
            <dt>{words.worst}</dt>
            <dd>{words.ms({ ms: line.worstMs })}</dd>
          </div>
          <div>
            <dt>{words.lost}</dt>
            <dd>{words.ofAll({ n: line.lost, of: line.of })}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}

/** On a scale where ten times as long is a step: 1 ms low, a second full. */
function heightOf(ms: number | undefined): number {
  if (ms === undefined) return LEAST_SHARE;
  const share = Math.log10(Math.max(1, ms)) / Math.log10(FULL_MS);
  return Math.min(1, Math.max(LEAST_SHARE, share));
}
