import { practiceWords } from "#lib/i18n/practice.ts";
import { type Drill, progressOf } from "#lib/practice/drill.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./practice.module.css";

/** One lamp an item: solid when right, outlined when it is still to reclaim, bright edge for what is on. */
export function Lamps({ drill, on }: { drill: Drill; on: number | null }) {
  const words = useWords(practiceWords);
  return (
    <div className={css.lamps} role="img" aria-label={words.lamps(progressOf(drill))}>
      {drill.cards.map((card, i) => (
        <i key={card.ids[0]} data-right={card.right} data-on={i === on || undefined} />
      ))}
    </div>
  );
}
