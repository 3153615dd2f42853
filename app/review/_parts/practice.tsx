"use client";
import { useState } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./practice.module.css";
import { PracticeCard } from "./practice-card.tsx";
import { PracticeShare } from "./practice-share.tsx";
import { useRoom } from "./room.tsx";
import { useSets } from "./use-sets.ts";

/** The sets of the focus topics and what the coach added. Printed: questions first, answers on a page of their own. */
export function Practice({ print }: { print: () => void }) {
  const words = useWords(reviewWords);
  const { report, pick, picks } = useRoom();
  const sets = useSets();
  const [answers, setAnswers] = useState(false);
  const w = words.practice;
  return (
    <section className={css.page} aria-labelledby="practice">
      <div className={css.head}>
        <h2 id="practice">{w.title}</h2>
        <span className={css.actions}>
          <button type="button" className="btn" aria-pressed={answers} onClick={() => setAnswers(!answers)}>
            {answers ? w.answersHide : w.answersShow}
          </button>
          {sets.length > 0 && (
            <button type="button" className="btn pri" onClick={print}>
              {w.print}
            </button>
          )}
        </span>
      </div>
      <p className={css.lead}>{sets.length === 0 ? w.none : w.lead}</p>
      {report.practice.length > 0 && <PracticeShare id={report.scrimmage.id} />}
      {sets.map((set) => (
        <section key={set.id} aria-label={set.title}>
          <h3 className={css.title}>{set.title}</h3>
          <ol className={css.list}>
            {set.questions.map((question, i) => (
              <li key={question.id}>
                <PracticeCard question={question} n={i + 1} answer={answers} count />
                {set.own && picks.includes(question.id) && (
                  <button type="button" className={css.out} onClick={() => pick(question.id, false)}>
                    {w.remove}
                  </button>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}
