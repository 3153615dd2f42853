import { ChevronsDown, ChevronsUp, Equal, Hourglass, Target } from "lucide-react";
import { calibrationWords } from "#lib/i18n/calibration.ts";
import { type CalibrationSentence, saidLines } from "#lib/learning/calibration.ts";
import type { CalibrationBar } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./bars.module.css";
import { Level } from "./level.tsx";

const ICONS = {
  "over-sure": ChevronsDown,
  "trust-more": ChevronsUp,
  "about-right": Equal,
  "not-enough": Hourglass,
} as const satisfies Record<CalibrationSentence["say"], unknown>;

/**
 * A player's own taps: a bar for each level with five answers or more, surest first, where to aim, and one
 * sentence. No decimals, nobody else.
 */
export function CalibrationBars({
  bars,
  said,
}: {
  bars: readonly CalibrationBar[];
  said: CalibrationSentence;
}) {
  const words = useWords(calibrationWords);
  const lines = saidLines(bars.map(({ right, n }) => ({ right, total: n }))).toReversed();
  if (bars.every((bar) => bar.n === 0)) return <p className={css.none}>{words.none}</p>;
  const Icon = ICONS[said.say];
  return (
    <>
      {lines.length > 0 && (
        <ul className={css.bars}>
          {lines.map(({ level, right, n, aim }) => (
            <li key={level}>
              <p className={css.said}>
                <Level level={level} />
                {words.said({ level: words.levels[level], right, n })}
              </p>
              <Bar share={right / n} low={aim.low / 10} high={aim.high / 10} />
              <p className={css.aim}>
                <Target size={16} aria-hidden="true" />
                {words.aim(aim)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && <p className={css.key}>{words.key}</p>}
      <p className={css.sentence}>
        <Icon size={20} aria-hidden="true" />
        {words.sentence[said.say]("topic" in said ? said : { topic: null, level: 0 })}
      </p>
    </>
  );
}

/** Solid: right. Bracket under it: where to aim. Ten marks, so that "of 10" can be counted. */
function Bar({ share, low, high }: { share: number; low: number; high: number }) {
  const x = (value: number) => `${value * 100}%`;
  return (
    <svg className={css.bar} width="100%" height="28" aria-hidden="true" focusable="false">
      <rect className={css.track} x="0" y="1" width="100%" height="14" rx="3" />
      <rect className={css.right} x="0" y="1" width={x(share)} height="14" rx="3" />
      {Array.from({ length: 9 }, (_, i) => (i + 1) / 10).map((tenth) => (
        <line
          key={tenth}
          className={tenth < share ? css.tickOn : css.tick}
          x1={x(tenth)}
          x2={x(tenth)}
          y1="10"
          y2="15"
        />
      ))}
      <g className={css.bracket}>
        <line x1={x(low)} x2={x(high)} y1="26" y2="26" />
        <line x1={x(low)} x2={x(low)} y1="19" y2="27" />
        <line x1={x(high)} x2={x(high)} y1="19" y2="27" />
      </g>
    </svg>
  );
}
