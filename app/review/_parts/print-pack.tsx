import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import { glossaryWords } from "#lib/i18n/glossary.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { IntervalKey, IntervalLine } from "../_charts/interval.tsx";
import { Lamps } from "../_charts/lamps.tsx";
import { dayList, fullDay } from "./days.ts";
import css from "./paper.module.css";
import { Paper } from "./paper.tsx";
import { useRoom } from "./room.tsx";
import { sayChange } from "./say.ts";
import { usePlanText } from "./use-plan-text.ts";

/** The coach pack on paper: the day in short, topics, changes, every question, the words. No names. */
export function PrintPack() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const { performance_today: today, notKnownYet, presence, scrimmage } = report;
  const h = words.headline;
  return (
    <Paper title={scrimmage.title} kind={words.print.pack} day={fullDay(scrimmage.startedAt)}>
      <dl className={css.sum}>
        <div>
          <dt>{h.today}</dt>
          <dd>{h.todayValue(today)}</dd>
          <dd>{h.expected(today.expected)}</dd>
        </div>
        <div>
          <dt>{h.notYet}</dt>
          <dd>{h.notYetValue}</dd>
          <dd>
            {notKnownYet.state === "booked"
              ? h.ask({
                  days: dayList(
                    notKnownYet.dates.map((date) => date.at),
                    h.list,
                  ),
                })
              : h.askNone}
          </dd>
        </div>
      </dl>
      <p>{words.players.present({ half: presence.answeredHalf, players: presence.players })}</p>
      <Topics />
      <Focus />
      <Changes />
      <Questions />
      <Glossary />
    </Paper>
  );
}

function Topics() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  return (
    <section>
      <h2>{words.print.topics}</h2>
      <table>
        <tbody>
          {report.topics.map(({ topic, performance_today: today, against }) => (
            <tr key={topic}>
              <th scope="row">{topic}</th>
              <td className="num">
                {today.right}/{today.asked}
              </td>
              <td className={css.wide}>
                <IntervalLine
                  share={today.interval ? today.share : null}
                  interval={today.interval}
                  expected={{
                    low: today.expected.low / Math.max(1, today.asked),
                    high: today.expected.high / Math.max(1, today.asked),
                  }}
                />
              </td>
              <td>{words.topics.against[against]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <IntervalKey today={words.topics.keyToday} expected={words.topics.keyExpected} />
      <p className={css.quiet}>{words.topics.later}.</p>
    </section>
  );
}

function Focus() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  if (report.focus.length === 0) return null;
  return (
    <section>
      <h2>{words.print.focus}</h2>
      <ol className={css.numbered}>
        {report.focus.map((line) => {
          const set = report.practice.find((one) => one.id === line.practice);
          return (
            <li key={line.topic}>
              <b>{line.topic}.</b> {words.headline.nextCount({ n: line.asked - line.right, of: line.asked })}.{" "}
              {line.topCause && `${words.topics.mostTags({ cause: words.causes[line.topCause.cause] })}. `}
              {set && words.headline.nextText({ questions: set.questions.length, minutes: set.minutes })}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Changes() {
  const words = useWords(reviewWords);
  const desk = useWords(deskWords);
  const plan = usePlanText();
  const { report } = useRoom();
  if (report.changes.length === 0) return null;
  return (
    <section>
      <h2>{words.changes.title}</h2>
      <ul>
        {report.changes.map((change) => (
          <li key={`${change.after}-${JSON.stringify(change.what)}`}>
            {words.changes.tried({ n: change.after + 1 })}: {sayChange(change.what, desk, plan)}.{" "}
            <b>{change.verdict ? words.changes.verdict[change.verdict] : words.changes.unchecked}</b>.
          </li>
        ))}
      </ul>
    </section>
  );
}

function Questions() {
  const words = useWords(reviewWords);
  const { dials } = useWords(commonWords);
  const { report } = useRoom();
  return (
    <section className={css.newPage}>
      <h2>{words.print.questions}</h2>
      {report.questions.map((line) => {
        const { right, asked } = line.performance_today;
        return (
          <article key={line.run} className={css.question}>
            <p>
              <span className="num">{words.questions.whereShort(line)}</span>{" "}
              <b>
                <Rich text={line.stem} />
              </b>
            </p>
            <p className={css.right}>
              <span className="num">
                {right}/{asked}
              </span>
              <Lamps right={right} asked={asked} />
            </p>
            <p className={css.quiet}>
              {line.topic} · {(dials[line.dial] ?? "").toLowerCase()}
              {line.state !== "counted" && ` · ${words.questions.state[line.state]}`}
            </p>
            <p>
              {line.answers.map((answer) => (
                <span key={answer.key} className={answer.right ? css.key : undefined}>
                  <Rich text={answer.text} /> {answer.n}
                  {answer.after !== null && ` → ${answer.after}`};{" "}
                </span>
              ))}
              {line.answered < asked && `${words.detail.noAnswer} ${asked - line.answered}`}
            </p>
            {line.explanation && (
              <p className={css.quiet}>
                <Rich text={line.explanation} />
              </p>
            )}
          </article>
        );
      })}
    </section>
  );
}

function Glossary() {
  const words = useWords(glossaryWords);
  return (
    <section className={css.newPage}>
      <h2>{words.title}</h2>
      {Object.entries(words.terms).map(([name, { term, means, not }]) => (
        <div key={name} className={css.term}>
          <h3>{term}</h3>
          <p>
            {words.means}: {means}
          </p>
          <p>
            {words.not}: {not}
          </p>
        </div>
      ))}
    </section>
  );
}
