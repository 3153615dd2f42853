import { reviewWords } from "#lib/i18n/review.ts";
import { useWords } from "../../_words/use-words.ts";
import { fullDay } from "./days.ts";
import css from "./paper.module.css";
import { Paper } from "./paper.tsx";
import { PracticeAnswer, PracticeCard } from "./practice-card.tsx";
import { useRoom } from "./room.tsx";
import { useSets } from "./use-sets.ts";

/** A sheet to hand out, and the answers on a page of their own. */
export function PrintPractice() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const sets = useSets();
  const { title, startedAt } = report.scrimmage;
  return (
    <>
      <Paper title={title} kind={words.practice.title} day={fullDay(startedAt)} name={words.practice.name}>
        {sets.map((set) => (
          <section key={set.id}>
            <h2>{set.title}</h2>
            <ol className={css.sheet}>
              {set.questions.map((question, i) => (
                <li key={question.id}>
                  <PracticeCard question={question} n={i + 1} />
                </li>
              ))}
            </ol>
          </section>
        ))}
      </Paper>
      <div className={css.newPage}>
        <Paper title={title} kind={words.print.answersPage} day={fullDay(startedAt)}>
          {sets.map((set) => (
            <section key={set.id}>
              <h2>{set.title}</h2>
              <ol className={css.numbered}>
                {set.questions.map((question) => (
                  <li key={question.id}>
                    <PracticeAnswer question={question} />
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </Paper>
      </div>
    </>
  );
}
