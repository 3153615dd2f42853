import { ChevronLeft, ChevronRight, Lightbulb, Pause, Play, RotateCcw } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import type { ReplayQuestion } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import type { usePlayHead } from "./clock.ts";
import { standingAt } from "./counts.ts";
import { SPEEDS, type Speed } from "./head.ts";
import css from "./replay.module.css";

/** The scrubber with its arrivals, and the buttons. */
export function Controls({
  questions,
  player,
  children,
}: {
  questions: readonly ReplayQuestion[];
  player: ReturnType<typeof usePlayHead>;
  /** what stands at the end of the row */
  children: ReactNode;
}) {
  const words = useWords(reviewWords);
  const { head, end, seek, go, toggle, setSpeed, reveal } = player;
  const question = questions[head.index] as ReplayQuestion;
  const w = words.replay;
  const over = head.ms >= end;
  const rounds = [...new Set(questions.map((one) => one.round))];
  return (
    <div className={css.controls}>
      <div className={css.track}>
        <Arrivals question={question} ms={head.ms} end={end} revealed={head.revealed} />
        <input
          type="range"
          min={0}
          max={end}
          step={100}
          value={Math.round(head.ms)}
          aria-label={w.scrub}
          aria-valuetext={w.scrubText({
            at: Math.round(head.ms / 1_000),
            of: Math.round(end / 1_000),
            n: standingAt(question, head.ms).in,
          })}
          style={{ "--at": `${end === 0 ? 0 : (100 * head.ms) / end}%` } as CSSProperties}
          onChange={(event) => seek(Number(event.target.value))}
        />
      </div>
      <div className={css.buttons}>
        <button type="button" disabled={head.index === 0} onClick={() => go(head.index - 1)}>
          <ChevronLeft aria-hidden="true" />
          <span className="sr">{w.previous}</span>
        </button>
        <button type="button" className={css.play} onClick={toggle}>
          {head.playing ? (
            <Pause aria-hidden="true" />
          ) : over ? (
            <RotateCcw aria-hidden="true" />
          ) : (
            <Play aria-hidden="true" />
          )}
          {head.playing ? w.pause : over ? w.again : w.play}
        </button>
        <button
          type="button"
          disabled={head.index === questions.length - 1}
          onClick={() => go(head.index + 1)}
        >
          <ChevronRight aria-hidden="true" />
          <span className="sr">{w.next}</span>
        </button>
        <label className={css.select}>
          <span className="sr">{w.list}</span>
          <select value={head.index} onChange={(event) => go(Number(event.target.value))}>
            {rounds.map((round) => (
              <optgroup key={round} label={w.round({ n: round })}>
                {questions.map((one, i) =>
                  one.round === round ? (
                    <option key={one.run} value={i}>
                      {w.question(one)}
                    </option>
                  ) : null,
                )}
              </optgroup>
            ))}
          </select>
        </label>
        <label className={css.select}>
          <span className="sr">{w.speedLabel}</span>
          <select value={head.speed} onChange={(event) => setSpeed(speedOf(event.target.value))}>
            {SPEEDS.map((times) => (
              <option key={times} value={times}>
                {w.speed({ times })}
              </option>
            ))}
          </select>
        </label>
        <button type="button" aria-pressed={head.revealed} onClick={() => reveal(!head.revealed)}>
          <Lightbulb aria-hidden="true" />
          {head.revealed ? w.hide : w.reveal}
        </button>
        {children}
      </div>
    </div>
  );
}

function speedOf(value: string): Speed {
  return SPEEDS.find((speed) => String(speed) === value) ?? 1;
}

/** A tick at each move; lit once it has come, and by right or other only after the reveal. */
function Arrivals({
  question,
  ms,
  end,
  revealed,
}: {
  question: ReplayQuestion;
  ms: number;
  end: number;
  revealed: boolean;
}) {
  return (
    <svg className={css.arrivals} width="100%" height="100%" aria-hidden="true" focusable="false">
      {question.moves.map((move) => {
        const right = revealed && question.reveal.right.includes(move.choice);
        const x = `${(100 * move.ms) / Math.max(1, end)}%`;
        return (
          <line
            key={`${move.player}-${move.ms}`}
            x1={x}
            x2={x}
            y1={move.first ? "20%" : "55%"}
            y2="100%"
            data-come={move.ms <= ms}
            data-right={right}
          />
        );
      })}
    </svg>
  );
}
