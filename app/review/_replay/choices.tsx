import { reviewWords } from "#lib/i18n/review.ts";
import type { ReplayQuestion } from "#lib/review/types.ts";
import { Mark } from "../../_look/mark.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import type { Standing } from "./counts.ts";
import css from "./replay.module.css";

/** Typed answers are many: this many are listed, the others counted together. */
const LISTED = 6;

/** Every answer with its bar; on the reveal the right one is lit and the others lose their colour. */
export function Choices({
  question,
  standing,
  revealed,
}: {
  question: ReplayQuestion;
  standing: Standing;
  revealed: boolean;
}) {
  const words = useWords(reviewWords);
  const { huddle, right } = question.reveal;
  const placed = question.choices.every((choice) => choice.position !== null);
  // A typed answer stands here once somebody gave it; the right one not before the reveal.
  const shown = question.choices
    .map((choice, i) => ({
      ...choice,
      i,
      n: standing.counts[i] ?? 0,
      isRight: revealed && right.includes(i),
    }))
    .filter((one) => placed || one.n > 0 || one.isRight);
  const listed = placed
    ? shown
    : shown
        .toSorted((a, b) => Number(b.isRight) - Number(a.isRight) || b.n - a.n || a.i - b.i)
        .slice(0, LISTED);
  const others =
    shown.length > listed.length
      ? shown.reduce((sum, one) => sum + one.n, 0) - listed.reduce((sum, one) => sum + one.n, 0)
      : 0;
  const bar = (n: number) => ({ width: `${(100 * n) / Math.max(1, question.players)}%` });
  return (
    <ul
      className={css.choices}
      data-many={listed.length > 4}
      data-plain={!placed}
      data-huddle={huddle !== null}
    >
      {listed.map(({ i, text, position, n, isRight }) => (
        <li key={text} data-right={isRight} data-off={revealed && !isRight}>
          {position === null ? <span /> : <Mark position={position} look="plain" className={css.mark} />}
          <span className={css.text}>
            <Rich text={text} />
            {isRight && <span className="sr"> {words.replay.right}</span>}
          </span>
          <span className={css.bars} aria-hidden="true">
            <i className={revealed && huddle ? css.before : undefined} style={bar(n)} />
            {revealed && huddle && <i style={bar(huddle.after[i] ?? 0)} />}
          </span>
          <b className="num">
            {n}
            {revealed && huddle && ` → ${huddle.after[i] ?? 0}`}
          </b>
        </li>
      ))}
      {others > 0 && <li className={css.others}>{words.replay.others({ n: others })}</li>}
    </ul>
  );
}
