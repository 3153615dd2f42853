"use client";
import type { ReactNode } from "react";
import { calibrationWords } from "#lib/i18n/calibration.ts";
import { coachWords } from "#lib/i18n/coach.ts";
import { commonWords } from "#lib/i18n/common.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import type { OlderOneAnswer } from "#lib/review/answers.ts";
import type { Counted, Summary } from "#lib/review/summary.ts";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import { IntervalLine } from "../../../review/_charts/interval.tsx";
import page from "../../_desk/page.module.css";
import { weekday } from "../../_desk/when.ts";
import css from "./older.module.css";

/** The class as a whole on a day long past: what is kept, what is gone, and the numbers that stayed. */
export function SummaryView({ answer: { summary } }: { answer: OlderOneAnswer }) {
  const words = useWords(coachWords).older;
  const { scrimmage, players, performance_today: day } = summary;
  const year = new Date(scrimmage.startedAt).getFullYear();
  return (
    <>
      <header>
        <h1>{scrimmage.title}</h1>
        <p className={page.lead}>
          {weekday(scrimmage.startedAt)} {year} ·{" "}
          {words.line({ players, questions: summary.questions.length })}
        </p>
        <dl className={`card ${css.fate}`}>
          <div>
            <dt>{words.kept}</dt>
            <dd>{words.keptText}</dd>
          </div>
          <div>
            <dt>{words.gone}</dt>
            <dd>{words.goneText}</dd>
          </div>
        </dl>
      </header>
      {day === null ? (
        <p className={page.lead}>{words.none}</p>
      ) : (
        <section aria-labelledby="day">
          <h2 id="day">{words.onTheDay}</h2>
          <p className={css.big}>
            <Share counted={day} />
          </p>
          <div className={css.whole}>
            <Line counted={day} />
          </div>
        </section>
      )}
      <Parts summary={summary} />
      <Questions summary={summary} />
      <footer className={page.lead}>
        <p>
          {words.packs}:{" "}
          {scrimmage.packs.map((pack) => [pack.title, pack.licence].filter(Boolean).join(", ")).join(" · ")}
        </p>
        <p>{words.notForGrading}</p>
      </footer>
    </>
  );
}

function Share({ counted }: { counted: Counted }) {
  const words = useWords(coachWords).older;
  const review = useWords(reviewWords);
  const { right, other, share, expected } = counted;
  if (right === null || other === null) return <span className={css.few}>{words.hidden}</span>;
  const asked = right + other;
  return (
    <>
      {words.of({ right, asked })}
      {share !== null && ` · ${review.percent(share)}`}
      {expected && (
        <small> {words.expected({ low: Math.round(expected.low), high: Math.round(expected.high) })}</small>
      )}
    </>
  );
}

/** What was expected is a number of right answers. */
function Line({ counted: { right, other, share, interval, expected } }: { counted: Counted }) {
  if (right === null || other === null || right + other === 0) return null;
  const asked = right + other;
  const range = expected && { low: expected.low / asked, high: expected.high / asked };
  return <IntervalLine share={share} interval={interval} expected={range} />;
}

function Parts({ summary }: { summary: Summary }) {
  const words = useWords(coachWords).older;
  const dials = useWords(commonWords).dials;
  const { levels } = useWords(calibrationWords);
  const said = summary.calibration.filter((line) => line.right !== null);
  return (
    <>
      {summary.topics.length > 0 && (
        <Table title={words.topics} head={[words.topic, words.onTheDay]}>
          {summary.topics.map((line) => (
            <Row key={line.topic} name={line.topic} counted={line} />
          ))}
        </Table>
      )}
      {summary.rounds.length > 1 && (
        <Table title={words.rounds} head={[words.dial, words.onTheDay]}>
          {summary.rounds.map((line) => (
            <Row
              key={line.n}
              name={`${words.round(line)} · ${line.dial} ${dials[line.dial] ?? ""}`}
              counted={line}
            />
          ))}
        </Table>
      )}
      {said.length > 0 && (
        <Table title={words.sureness} head={[words.level, words.onTheDay]}>
          {said.map((line) => (
            <Row key={line.level} name={levels[line.level]} counted={line} />
          ))}
        </Table>
      )}
    </>
  );
}

function Table({ title, head, children }: { title: string; head: [string, string]; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <table className={`card ${css.table}`} aria-label={title}>
        <thead className="sr">
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

function Row({ name, counted }: { name: string; counted: Counted }) {
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td>
        <Share counted={counted} />
        <Line counted={counted} />
      </td>
    </tr>
  );
}

function Questions({ summary }: { summary: Summary }) {
  const words = useWords(coachWords).older;
  const { bin } = useWords(reviewWords).questions;
  if (summary.questions.length === 0) return null;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{words.questions}</h2>
      <ol className={`card ${css.questions}`}>
        {summary.questions.map((one) => (
          <li key={`${one.round}.${one.number}`}>
            <span className="num">
              {one.round}.{one.number}
            </span>
            <span dir="auto">
              <Rich text={one.stem} />
              <small>{one.topic}</small>
            </span>
            <span>
              {bin[one.bin]}
              {one.topLure && <small>{words.lure(one.topLure)}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
