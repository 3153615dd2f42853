"use client";
import { chartWords } from "#lib/i18n/charts.ts";
import { useWords } from "../../_words/use-words.ts";
import { CalibrationChart } from "./calibration.tsx";
import css from "./charts.module.css";
import { TimesChart } from "./day-times.tsx";
import { ExpectedChart } from "./expected.tsx";
import { QuadrantsChart } from "./quadrants.tsx";

/** The day in four pictures, on the screen and on paper. */
export function Pictures({ id }: { id: string }) {
  const words = useWords(chartWords);
  return (
    <section className={css.pictures} aria-labelledby={id}>
      <h2 id={id}>{words.title}</h2>
      <p className={css.hint}>{words.hint}</p>
      <div className={css.grid}>
        <ExpectedChart />
        <TimesChart />
        <CalibrationChart />
        <QuadrantsChart />
      </div>
    </section>
  );
}
