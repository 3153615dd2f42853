import { reviewWords } from "#lib/i18n/review.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Lamps } from "../_charts/lamps.tsx";
import { Behind, useRoom } from "./room.tsx";
import css from "./table.module.css";

/** Every question in the order asked, as a table. */
export function AllQuestions({ open }: { open: (run: number) => void }) {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.questions;
  const c = w.columns;
  return (
    <section className={css.page} aria-labelledby="all-questions">
      <h2 id="all-questions">{w.all}</h2>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{c.where}</th>
              <th scope="col">{c.question}</th>
              <th scope="col">{c.topic}</th>
              <th scope="col">{c.right}</th>
              <th scope="col">{c.expected}</th>
              <th scope="col">{c.bin}</th>
              <th scope="col">{c.sureOther}</th>
              <th scope="col">{c.none}</th>
            </tr>
          </thead>
          <tbody>
            {report.questions.map((line) => {
              const { right, asked, expected, from } = line.performance_today;
              const sureOther = line.quadrants?.find((row) => row.sure === 2)?.other;
              return (
                <tr key={line.run} data-off={line.state !== "counted"}>
                  <td className="num">{w.whereShort(line)}</td>
                  <th scope="row">
                    <button type="button" className={css.link} onClick={() => open(line.run)}>
                      <Rich text={line.stem} />
                    </button>
                    {line.state !== "counted" && <small className={css.tag}>{w.state[line.state]}</small>}
                    {line.reteach && <small className={css.tag}>{w.reteach}</small>}
                  </th>
                  <td>{line.topic}</td>
                  <td className={css.lamps}>
                    <Behind what={line.stem} from={from}>
                      {right}/{asked}
                    </Behind>
                    <Lamps right={right} asked={asked} />
                  </td>
                  <td className="num">
                    {expected.low}–{expected.high}
                  </td>
                  <td>{w.bin[line.bin]}</td>
                  <td className="num">
                    {sureOther === undefined ? (
                      "–"
                    ) : (
                      <Behind
                        what={`${c.sureOther}: ${sureOther}`}
                        from={{ runs: [line.run], sure: 2, result: "other" }}
                      >
                        {sureOther}
                      </Behind>
                    )}
                  </td>
                  <td className="num">{asked - line.answered}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
