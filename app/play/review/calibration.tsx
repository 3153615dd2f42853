"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { playReviewWords } from "#lib/i18n/play-review.ts";
import type { CalibrationBar } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { counted } from "../parts.tsx";
import styles from "./review.module.css";

/** fewer answers at a level say nothing about it */
const ANSWERS_MIN = 5;

/** For each level with enough answers: a lamp an answer, lit when it was right. No comparison with anybody. */
export function Calibration({ bars }: { bars: readonly CalibrationBar[] }) {
  const words = useWords(playReviewWords).calibration;
  const common = useWords(commonWords);
  const shown = bars.filter((bar) => bar.n >= ANSWERS_MIN);
  if (shown.length === 0) return null;
  return (
    <section className={styles.calibration}>
      <h2>{words.title}</h2>
      {shown.map((bar) => {
        const level = [common.guess, common.thinkSo, common.sure][bar.level] ?? "";
        return (
          <div key={bar.level}>
            <p>{words.said({ level, right: bar.right, n: bar.n })}</p>
            <div className={styles.lamps} aria-hidden="true">
              {counted(bar.n).map((at) => (
                <i key={at} className={at < bar.right ? styles.on : ""} />
              ))}
            </div>
            <p className={styles.note}>
              {bar.verdict && words.verdict[bar.verdict]} {words.aim[bar.level](bar)}
            </p>
          </div>
        );
      })}
    </section>
  );
}
