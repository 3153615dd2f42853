"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { Glyph } from "../_desk/glyph.tsx";
import type { ReviewView } from "./parts.tsx";
import css from "./review.module.css";

/** What happened, by theme and not by clock. */
export function Topics({ view }: { view: ReviewView }) {
  const words = useWords(deskWords);
  const w = words.review;
  const id = useId();
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{w.topics}</h2>
        <span className="lab">{w.topicsSub}</span>
      </div>
      {view.topics.length === 0 ? (
        <p className={card.quiet}>{w.topicsNone}</p>
      ) : (
        <table className={css.topics}>
          <colgroup>
            <col />
            <col className={css.range} />
            <col className={css.outcome} />
          </colgroup>
          <thead className="sr">
            <tr>
              <th scope="col">{w.topic}</th>
              <th scope="col">{words.list.range}</th>
              <th scope="col">{words.list.result}</th>
            </tr>
          </thead>
          <tbody>
            {view.topics.map((one) => {
              // Counts of answers, as everywhere in the review; the picture shows shares.
              const asked = Math.max(1, one.asked);
              const range = { low: one.expectedLow / asked, high: one.expectedHigh / asked };
              const got = one.asked === 0 ? null : one.right / one.asked;
              return (
                <tr key={one.topic}>
                  <th scope="row">{one.topic}</th>
                  <td>
                    <Glyph
                      low={range.low}
                      high={range.high}
                      got={got}
                      label={words.list.glyph({ ...range, got })}
                    />
                  </td>
                  <td className={css.result}>{`${one.right}/${one.asked}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
