import { reviewWords } from "#lib/i18n/review.ts";
import type { MineReport } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./mine.module.css";

/** share right at which each level is the best call, for the aim's marks */
const AIMS = [
  { low: 0.25, high: 0.5 },
  { low: 0.5, high: 0.75 },
  { low: 0.75, high: 1 },
] as const;

/** Three bars in plain words: what was said, how often it was right, where to aim. No decimals, nobody else. */
export function Confidence({ mine }: { mine: MineReport }) {
  const words = useWords(reviewWords);
  const w = words.mine;
  const bars = mine.calibration.toReversed();
  const asked = bars.some((bar) => bar.n > 0);
  // One sentence: the verdict that asks for a change, if there is one.
  const said =
    bars.find((bar) => bar.verdict !== null && bar.verdict !== "about-right") ??
    bars.find((bar) => bar.verdict);
  return (
    <section className={css.part} aria-labelledby="sure">
      <h2 id="sure">{w.sure}</h2>
      {!asked && <p className={css.quiet}>{w.sureNone}</p>}
      {asked && (
        <ul className={css.bars}>
          {bars.map(({ level, right, n, verdict }) => {
            const name = words.sureness[level];
            if (verdict === null) return <li key={level}>{w.sureFew({ level: name, n })}</li>;
            const aim = AIMS[level];
            return (
              <li key={level}>
                <p>{w.sureBar({ level: name, right, n })}</p>
                <span className={css.bar} aria-hidden="true">
                  <i style={{ width: `${(100 * right) / n}%` }} />
                  <u style={{ left: `${100 * aim.low}%`, width: `${100 * (aim.high - aim.low)}%` }} />
                </span>
                <small>{w.sureAim[level]}</small>
              </li>
            );
          })}
        </ul>
      )}
      {said?.verdict && <p className={css.sentence}>{w.sentence[said.verdict]}</p>}
    </section>
  );
}
