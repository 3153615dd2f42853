"use client";
import { useState } from "react";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { RetentionAnswer } from "#lib/protocol/http.ts";
import type { RetainedLine, TermView } from "#lib/squad/term.ts";
import { useWords } from "../../../_words/use-words.ts";
import { BookAnother } from "../../../follow-up/book-another.tsx";
import { Booked } from "../../../follow-up/booked.tsx";
import { longDay } from "../../../follow-up/day.ts";
import { ThenNow } from "../../../follow-up/then-now.tsx";
import { TrialPart } from "../../../follow-up/trial.tsx";
import { MeaningLines } from "../../../review/_parts/meaning.tsx";
import { Empty, Trouble, Waiting } from "../../_desk/states.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import { Curve } from "./curve.tsx";
import css from "./retention.module.css";

/** A squad over weeks, connected. What stayed comes first; single sessions are last. */
export function Retention({ squad }: { squad: string }) {
  const { answer, again } = useAnswer<RetentionAnswer>(`/api/squads/${squad}/retention`);
  if (answer === null) return <Waiting rows={2} />;
  if (!answer.ok) return <Trouble refusal={answer} again={again} />;
  return <RetentionView answer={answer} changed={again} />;
}

export function RetentionView({ answer, changed }: { answer: RetentionAnswer; changed: () => void }) {
  const words = useWords(followUpWords).followUp;
  const { term, followUps, curves, booked, squad } = answer;
  const latest = term.retained.at(-1);
  const [chosen, setChosen] = useState<string | null>(null);
  const view = followUps.find((one) => one.scrimmage === chosen) ?? followUps[0];
  const played = term.sessions.filter((one) => one.kind === "scrimmage").toReversed();
  const unknown = term.topics.filter((one) => one.evidence === "not-known-yet");
  return (
    <section className={css.part} aria-labelledby="retention">
      <div>
        <h2 id="retention">{words.heading}</h2>
        <p className={css.lead}>{words.lead}</p>
        {latest ? (
          <>
            <p className={css.big}>
              {words.latest({ ...latest.retained_on, days: latest.retained_on.gapDays })}
            </p>
            <Weeks lines={term.retained} />
          </>
        ) : (
          <Empty>{words.nothing}</Empty>
        )}
      </div>
      {view && (
        <section aria-labelledby="slopes">
          <h3 id="slopes">{words.slopes}</h3>
          {followUps.length > 1 && (
            <label className={css.pick}>
              <span>{words.choose}</span>
              <select value={view.scrimmage} onChange={(event) => setChosen(event.target.value)}>
                {followUps.map((one) => (
                  <option key={one.scrimmage} value={one.scrimmage}>
                    {one.title} · {words.later({ days: one.gapDays })} · {longDay(one.on)}
                  </option>
                ))}
              </select>
            </label>
          )}
          <ThenNow view={view} />
        </section>
      )}
      {curves.length > 0 && (
        <section aria-labelledby="curves">
          <h3 id="curves">{words.curves}</h3>
          <p className={css.lead}>{words.curvesText}</p>
          <ul className={css.curves}>
            {curves.map((curve) => (
              <Curve key={curve.topic} curve={curve} />
            ))}
          </ul>
          <MeaningLines title={words.curves} means={words.curvesMeans} not={words.curvesNot} />
        </section>
      )}
      {unknown.length > 0 && (
        <section aria-labelledby="unknown">
          <h3 id="unknown">{words.unknown}</h3>
          <p className={css.lead}>{words.unknownText}</p>
          <ul className={css.topics}>
            {unknown.map(({ topic }) => (
              <li key={topic} dir="auto">
                {topic}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Predictions term={term} />
      <section aria-labelledby="booked">
        <h3 id="booked">{words.bookedTitle}</h3>
        <Booked
          squad={squad.id}
          lines={booked}
          file={`/api/squads/${squad.id}/follow-ups.ics`}
          changed={changed}
        />
        <BookAnother squad={squad.id} days={played} changed={changed} />
      </section>
      <TrialPart squad={squad.id} trial={answer.trial} changed={changed} />
      <Sessions term={term} />
    </section>
  );
}

/** One line a follow-up, by week: share and 90 %, or counts. No arrow between them. */
function Weeks({ lines }: { lines: readonly RetainedLine[] }) {
  const words = useWords(followUpWords).followUp;
  return (
    <>
      <h3 className="sr">{words.byWeek}</h3>
      <ol className={css.weeks}>
        {lines.map(({ scrimmage, week, title, retained_on: kept, players }) => (
          <li key={scrimmage}>
            <b>{words.week({ n: week })}</b>
            <span>
              {kept.share === null ? words.of(kept) : words.ofShare({ ...kept, share: kept.share })}{" "}
              <small>
                {words.weekLine({ title, days: kept.gapDays, players: kept.players })}
                {players === "different" && ` · ${words.different}`}
              </small>
            </span>
            {kept.share !== null && kept.interval && (
              <span className={css.track} aria-hidden="true">
                <i style={span(kept.interval)} />
                <b style={{ insetInlineStart: `${100 * kept.share}%` }} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function span({ low, high }: { low: number; high: number }) {
  return { insetInlineStart: `${100 * low}%`, width: `${100 * (high - low)}%` };
}

function Predictions({ term }: { term: TermView }) {
  const words = useWords(followUpWords).followUp;
  if (term.predictions.length === 0) return null;
  return (
    <section aria-labelledby="predictions">
      <h3 id="predictions">{words.predictions}</h3>
      <ul className={css.lines}>
        {term.predictions.map(({ scrimmage, title, predicted, retained_on: came }) => {
          if (!came) return <li key={scrimmage}>{words.waitingFor({ title, predicted })}</li>;
          const days = came.gapDays;
          const said =
            came.share === null
              ? words.predictedCounts({ predicted, ...came, days })
              : words.predicted({ predicted, got: came.share, days });
          return <li key={scrimmage}>{words.came({ title, said })}</li>;
        })}
      </ul>
    </section>
  );
}

/** Days are beside what was expected of them, never beside each other. */
function Sessions({ term }: { term: TermView }) {
  const words = useWords(followUpWords).followUp;
  if (term.sessions.length === 0) return null;
  return (
    <details>
      <summary>
        <b>{words.sessions}</b>
      </summary>
      <p className={css.lead}>{words.sessionsText}</p>
      <ul className={css.lines}>
        {term.sessions.toReversed().map((line) => (
          <li key={line.scrimmage}>
            <b>{longDay(line.on)}</b> · {words.kind[line.kind]} · {words.sessionLine(line)} ·{" "}
            {line.overExpected === null
              ? words.overNone
              : words.over({ points: Math.round(100 * line.overExpected) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
