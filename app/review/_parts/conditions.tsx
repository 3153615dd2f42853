import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Behind, useRoom } from "./room.tsx";
import css from "./table.module.css";

/** Under which conditions the numbers came about: who was there, dials, and what the order could not keep. */
export function Conditions() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.conditions;
  const { presence, effort } = report;
  const off = report.questions.filter((line) => line.state !== "counted");
  const late = report.questions.filter((line) => line.late > 0);
  return (
    <div className={css.split}>
      <section className={css.page} aria-labelledby="conditions">
        <h2 id="conditions">{w.who}</h2>
        <p className={css.lead}>
          {words.players.present({ half: presence.answeredHalf, players: presence.players })}{" "}
          {words.players.there(presence)} {presence.late > 0 && w.late({ n: presence.late })}{" "}
          {presence.removed > 0 && w.removed({ n: presence.removed })}{" "}
          {presence.rehearsal > 0 && w.rehearsal({ n: presence.rehearsal })}{" "}
          {w.answers({ answered: effort.answered, asked: effort.asked })}
        </p>
        <Rounds />
      </section>
      <section className={css.page} aria-label={w.compromises}>
        <h2>{w.compromises}</h2>
        <Compromises />
        <h2>{w.thrown}</h2>
        {off.length === 0 && <p className={css.quiet}>{w.thrownNone}</p>}
        <ul className={css.lines}>
          {off.map((line) => (
            <li key={line.run}>
              <span className="lab">{w.atQuestion(line)}</span>
              <Rich text={line.stem} /> <span className={css.tag}>{words.questions.state[line.state]}</span>
            </li>
          ))}
        </ul>
        <h2>{w.lateAnswers}</h2>
        {late.length === 0 && <p className={css.quiet}>{w.lateNone}</p>}
        <ul className={css.lines}>
          {late.map((line) => (
            <li key={line.run}>
              <span className="lab">{w.atQuestion(line)}</span>
              {w.lateCount({ n: line.late })}
            </li>
          ))}
        </ul>
        <h2>{w.packs}</h2>
        <ul className={css.lines}>
          {report.scrimmage.packs.map((pack) => (
            <li key={pack.id}>
              {pack.title}{" "}
              <span className="lab">{[pack.attribution, pack.licence].filter(Boolean).join(", ")}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Rounds() {
  const words = useWords(reviewWords);
  const { dials } = useWords(commonWords);
  const { report } = useRoom();
  const w = words.conditions;
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className="sr">{w.rounds}</caption>
        <thead>
          <tr>
            <th scope="col">{w.round}</th>
            <th scope="col">{w.dial}</th>
            <th scope="col">{w.asked}</th>
            <th scope="col">{w.right}</th>
            <th scope="col">{w.expected}</th>
            <th scope="col">{w.pulse}</th>
          </tr>
        </thead>
        <tbody>
          {report.rounds.map(({ n, dial, questions, performance_today: today, pulse, eased }) => (
            <tr key={n}>
              <th scope="row" className="num">
                {n}
              </th>
              <td>
                {dial}, {(dials[dial] ?? "").toLowerCase()}
                {eased && <small> {w.eased}</small>}
              </td>
              <td className="num">{questions}</td>
              <td className="num">
                <Behind what={words.questions.round({ n, dial: dials[dial] ?? "" })} from={today.from}>
                  {today.right}/{today.asked}
                </Behind>
              </td>
              <td className="num">
                {today.expected.low}–{today.expected.high}
              </td>
              <td>{pulse ? w.pulseOf(pulse) : <span className={css.quiet}>{w.pulseNone}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Compromises() {
  const words = useWords(reviewWords);
  const { compromise } = useWords(deskWords);
  const { report } = useRoom();
  const w = words.conditions;
  if (report.compromises.length === 0) return <p className={css.quiet}>{w.compromisesNone}</p>;
  return (
    <ul className={css.lines}>
      {report.compromises.map(({ run, what }) => {
        const line = report.questions.find((one) => one.run === run);
        return (
          <li key={`${run}-${what}`}>
            {line && <span className="lab">{w.atQuestion(line)}</span>}
            {compromise[what] ?? what}
          </li>
        );
      })}
    </ul>
  );
}
