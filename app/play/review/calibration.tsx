"use client";
import { calibrationWords } from "#lib/i18n/calibration.ts";
import type { PlayerReviewPart } from "#lib/views/types.ts";
import { CalibrationBars } from "../../_calibration/bars.tsx";
import { useWords } from "../../_words/use-words.ts";
import styles from "./review.module.css";

/** The own taps once the film is handed in, and at the end. Nothing where nobody was asked how sure. */
export function Calibration({ own }: { own: PlayerReviewPart }) {
  const words = useWords(calibrationWords);
  if (own.calibration.every((bar) => bar.n === 0)) return null;
  return (
    <section className={styles.calibration}>
      <h2>{words.title}</h2>
      <CalibrationBars bars={own.calibration} said={own.calibrationSaid} />
    </section>
  );
}
