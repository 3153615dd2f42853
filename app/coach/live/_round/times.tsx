"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachTally } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { stackDots, ticksOf } from "./dots.ts";
import css from "./pulse.module.css";

const W = 466;
const LEVELS = 5;

/** When answers came in: a dot each, solid for right, a ring for any other. */
export function Times({
  times,
  limitMs,
  shielded,
}: {
  times: CoachTally["times"];
  limitMs: number | null;
  shielded: boolean;
}) {
  const words = useWords(deskWords).times;
  const id = useId();
  if (!limitMs || !Number.isFinite(limitMs)) return null;
  const shown = shielded ? [] : (times ?? []);
  const dots = stackDots(shown, limitMs, 46, LEVELS);
  const seconds = shown.map((one) => one.ms / 1_000).toSorted((a, b) => a - b);
  const label =
    shown.length === 0
      ? words.none
      : words.said({
          n: shown.length,
          right: shown.filter((one) => one.right).length,
          first: Math.round(seconds[0] ?? 0),
          last: Math.round(seconds.at(-1) ?? 0),
        });
  const ticks = ticksOf(limitMs);
  const x = (share: number) => 5 + share * (W - 10);
  return (
    <div className={css.times}>
      <div className={card.head}>
        <h3 id={id}>{words.title}</h3>
        <span className="lab">{shielded ? words.keyShielded : words.key}</span>
      </div>
      <svg viewBox={`0 0 ${W} 74`} role="img" aria-label={label}>
        <path d={`M0 56.5H${W}`} className={css.axis} />
        {ticks.map((tick, i) => {
          const at = x((tick * 1_000) / limitMs);
          const last = i === ticks.length - 1;
          return (
            <g key={tick}>
              <path d={`M${at} 56v5`} className={css.axis} />
              <text x={at} y="73" textAnchor={i === 0 ? "start" : at > W - 24 ? "end" : "middle"}>
                {last ? words.secondsEnd({ n: tick }) : tick}
              </text>
            </g>
          );
        })}
        {dots.map((dot) => (
          <circle
            key={dot.id}
            cx={x(dot.x)}
            cy={48 - dot.level * 10}
            r={dot.right ? 4 : 3.25}
            className={dot.right ? css.right : css.other}
          />
        ))}
      </svg>
    </div>
  );
}
