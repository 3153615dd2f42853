import { deskWords } from "#lib/i18n/desk.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import type { ChangeLine } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { IntervalLine } from "../_charts/interval.tsx";
import { Meaning } from "./meaning.tsx";
import { useRoom } from "./room.tsx";
import { sayChange } from "./say.ts";
import css from "./table.module.css";
import { usePlanText } from "./use-plan-text.ts";

/** What was tried and whether it worked; and what players, coach and record would do next. */
export function Changes() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.changes;
  return (
    <div className={css.split}>
      <section className={css.page} aria-labelledby="changes">
        <h2 id="changes">{w.title}</h2>
        {report.changes.length === 0 && (
          <p className={css.lead}>
            {w.none} {w.noneText}
          </p>
        )}
        <ul className={css.cards}>
          {report.changes.map((change) => (
            <Change key={`${change.after}-${JSON.stringify(change.what)}`} change={change} />
          ))}
        </ul>
        <Meaning of="worked" />
        {report.notes.trim() !== "" && (
          <>
            <h3>{w.notes}</h3>
            <p className={css.lead}>{report.notes}</p>
          </>
        )}
      </section>
      <Voices />
    </div>
  );
}

function Change({ change }: { change: ChangeLine }) {
  const words = useWords(reviewWords);
  const desk = useWords(deskWords);
  const plan = usePlanText();
  const w = words.changes;
  const { expected, got, n, spread, verdict, kind, after, prediction, cause } = change;
  return (
    <li>
      <p className="lab">
        {w.tried({ n: after + 1 })} · {w.kind[kind]}
      </p>
      <h3>{sayChange(change.what, desk, plan)}</h3>
      <p>
        <span className={css.tag}>{verdict ? w.verdict[verdict] : w.unchecked}</span>{" "}
        {prediction && w.predicted[prediction.direction]}
      </p>
      {expected !== null && got !== null ? (
        <>
          <IntervalLine
            share={got}
            interval={spread === null ? null : { low: got - spread, high: got + spread }}
            expected={{ low: expected - 0.004, high: expected + 0.004 }}
          />
          <p className={css.quiet}>
            {cause
              ? w.rate({ cause: words.causes[cause], before: expected, after: got, n })
              : w.numbers({ expected, got, n })}{" "}
            {spread !== null && w.spread({ n: Math.round(spread * 100) })}
          </p>
        </>
      ) : (
        <p className={css.quiet}>{w.few({ n })}</p>
      )}
    </li>
  );
}

function Voices() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.changes;
  const { voices, focus, notKnownYet } = report;
  const columns = [
    {
      title: w.focusPlayers({ n: voices.filmed }),
      topics: voices.focus.map((one) => `${one.topic} (${one.n})`),
    },
    { title: w.focusCoach, topics: voices.coachFocus },
    { title: w.focusRecord, topics: focus.map((one) => one.topic) },
  ];
  return (
    <section className={css.page} aria-labelledby="voices">
      <h2 id="voices">{w.focus}</h2>
      <div className={css.three}>
        {columns.map(({ title, topics }) => (
          <div key={title}>
            <h3>{title}</h3>
            {topics.length === 0 ? (
              <p className={css.quiet}>{w.focusNone}</p>
            ) : (
              <ol>
                {topics.map((topic) => (
                  <li key={topic}>{topic}</li>
                ))}
              </ol>
            )}
          </div>
        ))}
      </div>
      <h3>{w.committed}</h3>
      {voices.commits.length === 0 ? (
        <p className={css.quiet}>{w.focusNone}</p>
      ) : (
        <ul>
          {voices.commits.map(({ topic, n }) => (
            <li key={topic}>
              {topic} <span className="num">({n})</span>
            </li>
          ))}
        </ul>
      )}
      <h3>{w.responses}</h3>
      {voices.responses === null ? (
        <p className={css.quiet}>{w.responsesFew}</p>
      ) : (
        <p>
          {voices.responses.agree} {w.agree}, {voices.responses.differ} {w.differ}, {voices.responses.add}{" "}
          {w.add}
        </p>
      )}
      {voices.responseTexts.length > 0 && (
        <>
          <h3>{w.words}</h3>
          <ul className={css.quotes}>
            {voices.responseTexts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <p className={css.lead}>
        {notKnownYet.prediction === null ? w.predictionNone : w.prediction({ share: notKnownYet.prediction })}
      </p>
    </section>
  );
}
