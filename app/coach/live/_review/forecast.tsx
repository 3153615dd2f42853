"use client";
import { useEffect, useId, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import type { Desk } from "../_desk/desk.ts";
import type { ReviewView } from "./parts.tsx";
import css from "./review.module.css";

/** The coach's forecast for the follow-up, sent when the slider rests. */
export function Forecast({ view, desk }: { view: ReviewView; desk: Desk }) {
  const words = useWords(deskWords);
  const w = words.review;
  const id = useId();
  const [moved, setMoved] = useState<number | null>(null);
  const { ask } = desk;
  useEffect(() => {
    if (moved === null) return;
    const timer = setTimeout(() => void ask({ do: "predict", share: moved / 100 }), 400);
    return () => clearTimeout(timer);
  }, [moved, ask]);
  const sent = view.prediction === null ? null : Math.round(view.prediction * 100);
  const value = moved ?? sent;
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{w.predictTitle}</h2>
        <b className="num">{value === null ? w.predictNone : words.percent(value / 100)}</b>
      </div>
      <p className={card.quiet}>{w.predictText}</p>
      <input
        type="range"
        className={css.slider}
        min={0}
        max={100}
        step={5}
        value={value ?? 50}
        data-set={value !== null}
        aria-label={w.predictLabel}
        aria-valuetext={value === null ? w.predictNone : words.percent(value / 100)}
        onChange={(event) => setMoved(event.target.valueAsNumber)}
      />
    </section>
  );
}
