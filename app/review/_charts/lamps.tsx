import { reviewWords } from "#lib/i18n/review.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./charts.module.css";

/** Most lamps in a row; in a larger room one lamp stands for several answers. */
const LAMPS_MAX = 40;

/** A row of cells: solid when right, outlined when still to reclaim. */
export function Lamps({ right, asked }: { right: number; asked: number }) {
  const words = useWords(reviewWords);
  const each = Math.max(1, Math.ceil(asked / LAMPS_MAX));
  const total = Math.ceil(asked / each);
  const lit = Math.round(right / each);
  return (
    <span className={css.lamps} role="img" aria-label={words.questions.lamps({ right, asked })}>
      {Array.from({ length: total }, (_, i) => `lamp-${i}`).map((key, i) => (
        <i key={key} className={i < lit ? css.lit : undefined} />
      ))}
    </span>
  );
}
