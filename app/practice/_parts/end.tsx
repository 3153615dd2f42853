import { practiceWords } from "#lib/i18n/practice.ts";
import { type Drill, progressOf } from "#lib/practice/drill.ts";
import { useWords } from "../../_words/use-words.ts";
import { Focused } from "../../play/parts.tsx";
import { Lamps } from "./lamps.tsx";
import css from "./practice.module.css";

/** What came of it today, in counts; what stays, nobody can say today. */
export function End({
  drill,
  goOn,
  anew,
  review,
}: {
  drill: Drill;
  /** stopped in the middle: goes on from there */
  goOn: (() => void) | null;
  anew: () => void;
  review: string | null;
}) {
  const words = useWords(practiceWords);
  const { of, asked, right, cameBack } = progressOf(drill);
  const more = [words.cameBack({ n: cameBack }), words.left({ n: of - asked })].filter((text) => text !== "");
  return (
    <div className={`ph ${css.page}`}>
      <Lamps drill={drill} on={null} />
      <Focused>{goOn ? words.stopped : words.end}</Focused>
      <p className={css.lead}>{words.result({ right, of: asked })}</p>
      <p className={css.note}>{[...more, words.reclaim({ n: asked - right })].join(" ")}</p>
      <p className={css.note}>{words.later}</p>
      <div className={css.low}>
        {goOn ? (
          <button type="button" className="cta" onClick={goOn}>
            {words.goOn({ at: Math.min(asked + 1, of), of })}
          </button>
        ) : (
          <button type="button" className="cta" onClick={anew}>
            {words.again}
          </button>
        )}
        {goOn && (
          <button type="button" className="quiet" onClick={anew}>
            {words.anew}
          </button>
        )}
        {review && (
          <a className="quiet" href={review}>
            {words.review}
          </a>
        )}
      </div>
    </div>
  );
}
