import { chartWords } from "#lib/i18n/charts.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./charts.module.css";

/** Shares from none to all, under the rows of a picture. */
export function Axis() {
  const { percent } = useWords(chartWords);
  return (
    <p className={css.axis} aria-hidden="true">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <span key={share}>{percent(share)}</span>
      ))}
    </p>
  );
}
