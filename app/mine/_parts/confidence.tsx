import { calibrationWords } from "#lib/i18n/calibration.ts";
import type { MineReport } from "#lib/review/types.ts";
import { CalibrationBars } from "../../_calibration/bars.tsx";
import { useWords } from "../../_words/use-words.ts";
import css from "./mine.module.css";

/** What this player's own taps show: bars, where to aim, one sentence. */
export function Confidence({ mine }: { mine: MineReport }) {
  const words = useWords(calibrationWords);
  return (
    <section className={css.part} aria-labelledby="sure">
      <h2 id="sure">{words.title}</h2>
      <CalibrationBars bars={mine.calibration} said={mine.calibrationSaid} />
    </section>
  );
}
