import { reviewWords } from "#lib/i18n/review.ts";
import type { CheckIn } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { useRoom } from "./room.tsx";
import css from "./table.module.css";

/** Who might need a word, and why. Never in the order of a score. */
export function Players() {
  const words = useWords(reviewWords);
  const { report, names, setNames, nameOf, show } = useRoom();
  const w = words.players;
  const { presence } = report;
  const teams = report.players.some((player) => player.team !== null);
  return (
    <section className={css.page} aria-labelledby="players">
      <div className={css.head}>
        <h2 id="players">{w.title}</h2>
        <button type="button" className="btn" aria-pressed={names} onClick={() => setNames(!names)}>
          {names ? words.bar.namesHide : words.bar.namesShow}
        </button>
      </div>
      <p className={css.lead}>
        {w.present({ half: presence.answeredHalf, players: presence.players })} {w.order}
      </p>
      <p className={css.note}>{w.private}</p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{w.name}</th>
              {teams && <th scope="col">{w.team}</th>}
              <th scope="col">{w.checkIn}</th>
              <th scope="col">{w.answered}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {report.players.map((player) => {
              const name = nameOf(player.seat);
              return (
                <tr key={player.seat}>
                  <th scope="row">
                    {name}
                    {player.joinedLate && <small> {w.late}</small>}
                    {player.removed && <small> {w.removed}</small>}
                  </th>
                  {teams && <td>{player.team}</td>}
                  <td>
                    {player.checkIn.length === 0 ? (
                      <span className={css.quiet}>{w.nothing}</span>
                    ) : (
                      <ul>
                        {player.checkIn.map((reason) => (
                          <li key={JSON.stringify(reason)}>
                            <Reason reason={reason} />
                          </li>
                        ))}
                      </ul>
                    )}
                  </td>
                  <td className="num">{w.answeredOf({ n: player.answered, of: player.asked })}</td>
                  <td>
                    <button
                      type="button"
                      className="btn"
                      aria-label={w.answers({ name })}
                      onClick={() => show({ title: w.answers({ name }), from: { seats: [player.seat] } })}
                    >
                      {w.show}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Reason({ reason }: { reason: CheckIn }) {
  const words = useWords(reviewWords);
  const w = words.players.why;
  switch (reason.why) {
    case "sure-of-another":
      return <>{w["sure-of-another"](reason)}</>;
    case "no-answers":
      return <>{w["no-answers"](reason)}</>;
    case "quick":
      return <>{w.quick(reason)}</>;
    case "cause":
      return <>{w.cause({ ...reason, cause: words.causes[reason.cause] })}</>;
    case "left":
      return <>{w.left(reason)}</>;
  }
}
