import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import { glossaryWords } from "#lib/i18n/glossary.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import type { Metric, Versus } from "#lib/review/types.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Lamps } from "../_charts/lamps.tsx";
import { Pictures } from "../_charts/pictures.tsx";
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
  const desk = useWords(deskWords);
  const plan = usePlanText();
  const { performance_today: today, notKnownYet, presence, scrimmage, sustain: keep } = report;
  const h = words.headline;
  return (
    <Paper
      title={scrimmage.title}
      kind={words.print.pack}
      day={fullDay(scrimmage.startedAt)}
      full={scrimmage.mode !== undefined}
    >
      <dl className={css.sum}>
        <div>
          <dt>{h.today}</dt>
          <dd>{h.todayValue(today)}</dd>
          <dd>{h.expected(today.expected)}</dd>
        </div>
        <div>
          <dt>{h.keep}</dt>
          <dd>{keep.topic ?? (keep.change ? sayChange(keep.change.what, desk, plan) : h.keepNone)}</dd>
          {keep.topic !== null && <dd>{h.keepTopic(keep)}</dd>}
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
      <Focus />
      <Pictures id="print-pictures" />
      <p className={css.quiet}>{words.topics.later}.</p>
      <Measures />
      <Changes />
      <Questions />
      <Glossary />
    </Paper>
  );
}

/** Decisive, flexible, skilful, pressure: each number with what it rests on. */
function Measures() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.why;
  const { decisive, flexible, skilful } = report.metrics;
  const metric = (label: string, { unit, value, interval, n }: Metric) => {
    const show = unit === "ms" ? words.seconds : words.percent;
    return value === null || interval === null
      ? { label, value: "–", note: w.few({ n }) }
      : {
          label,
          value: show(value),
          note: `${w.unit({ n })}, ${w.range({ low: show(interval.low), high: show(interval.high) })}`,
        };
  };
  const versus = (label: string, { share, expected, effect, spread, n, questions, clear }: Versus) =>
    share === null || expected === null || effect === null || spread === null
      ? { label, value: "–", note: w.few({ n }) }
      : {
          label,
          value: words.percent(share),
          note: `${w.versus({ share, expected, n, questions })}. ${w.effect({ effect, spread })}. ${w.clear[clear ?? "none"]}.`,
        };
  const rows = [
    metric(`${w.decisive}: ${w.firstChoice}`, decisive.firstChoice),
    metric(`${w.decisive}: ${w.usedTime}`, decisive.usedTime),
    metric(`${w.decisive}: ${w.changed}`, decisive.changed),
    versus(`${w.flexible}: ${w.switched}`, flexible.switched),
    versus(`${w.flexible}: ${w.same}`, flexible.same),
    versus(`${w.flexible}: ${w.bridge}`, flexible.bridge),
    versus(w.skilful, skilful),
    ...(report.pressureGap ? [versus(w.pressure, report.pressureGap)] : []),
  ];
  return (
    <section>
      <h2>{w.title}</h2>
      <table>
        <tbody>
          {rows.map(({ label, value, note }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="num">{value}</td>
              <td>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
