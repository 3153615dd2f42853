import { reviewWords } from "#lib/i18n/review.ts";
import type { MineReport } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Frame } from "../../play/film.tsx";
import { Media } from "../../play/parts.tsx";
import { FrameNotes } from "./film.tsx";
import css from "./mine.module.css";

/** Best recovery, costliest confident miss, one lucky guess; then whatever is worth a look. */
export function Three({ mine }: { mine: MineReport }) {
  const words = useWords(reviewWords);
  const w = words.mine;
  const frames = mine.three.flatMap(({ why, run }) => {
    const frame = mine.film.find((one) => one.run === run);
    return frame ? [{ why, frame }] : [];
  });
  if (frames.length === 0) return null;
  return (
    <section className={css.part} aria-labelledby="three">
      <h2 id="three">{w.three}</h2>
      {frames.map(({ why, frame }) => (
        <article key={frame.run} className={css.decision}>
          <h3>{w.why[why]}</h3>
          <Frame frame={{ ...frame, why }}>
            <Media asked={frame.asked} lazy />
          </Frame>
          <FrameNotes frame={frame} />
          <p className={css.ask}>{w.whyText[why]}</p>
        </article>
      ))}
    </section>
  );
}
