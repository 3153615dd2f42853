import { practiceWords } from "#lib/i18n/practice.ts";
import { progressOf } from "#lib/practice/drill.ts";
import type { Practice } from "#lib/practice/types.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./practice.module.css";
import { Page } from "./practice-page.tsx";
import type { PracticeRun } from "./use-practice.ts";

/** a single question is no topic's practice */
const BLOCK_MIN = 2;

/** What this is, before the first question; mixed by default, one topic at a time where that is wanted. */
export function Start({ practice, run }: { practice: Practice; run: PracticeRun }) {
  const words = useWords(practiceWords);
  const { items } = practice;
  const topics = [...new Set(items.map((item) => item.topic))];
  const blocks = topics
    .map((topic) => ({ topic, own: items.filter((item) => item.topic === topic) }))
    .filter(({ own }) => own.length >= BLOCK_MIN);
  const done = run.drill ? progressOf(run.drill) : null;
  return (
    <Page title={words.title}>
      <p className={css.from} dir="auto">
        {practice.title}
      </p>
      <p className={css.lead}>{words.lead({ n: done?.of ?? items.length })}</p>
      <p className={css.note}>{words.rules}</p>
      {practice.resting !== undefined && <p className={css.note}>{words.resting({ n: practice.resting })}</p>}
      {practice.personal && <p className={css.note}>{words.personal}</p>}
      <div className={css.low}>
        {done ? (
          <>
            <button type="button" className="cta" onClick={run.resume}>
              {words.goOn({ at: Math.min(done.asked + 1, done.of), of: done.of })}
            </button>
            <button type="button" className="quiet" onClick={run.anew}>
              {words.anew}
            </button>
          </>
        ) : (
          <>
            <button type="button" className="cta" onClick={() => run.start(items)}>
              {topics.length > 1 ? words.startMixed : words.start}
            </button>
            {topics.length > 1 && blocks.length > 0 && (
              <section aria-labelledby="topics">
                <h2 id="topics" className={css.or}>
                  {words.oneTopic}
                </h2>
                <ul className={css.topics}>
                  {blocks.map(({ topic, own }) => (
                    <li key={topic}>
                      <button type="button" dir="auto" onClick={() => run.start(own)}>
                        {words.topic({ topic, n: own.length })}
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </div>
    </Page>
  );
}
