"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, CoachTally, QuestionOn } from "#lib/views/types.ts";
import { LETTERS, Mark } from "../../../_look/mark.tsx";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import { countRows, keyText, topLure } from "./counts.ts";
import css from "./now.module.css";

/** typed answers shown; the rest are in "Accept an answer" */
const ROWS = 8;

/** Live counts: a table for readers, bars for everybody else. Empty while shielded. */
export function CountsTable({
  stage,
  question,
  tally,
}: {
  stage: CoachStage;
  question: QuestionOn;
  tally: CoachTally | null;
}) {
  const words = useWords(deskWords).now;
  const common = useWords(commonWords);
  const rows = countRows(question.asked, stage.key, tally?.answers ?? null, common).slice(0, ROWS);
  const most = Math.max(1, ...rows.map((row) => row.n ?? 0));
  const lure = topLure(stage.key, rows);
  const key = keyText(question.asked, stage.key);
  return (
    <>
      {rows.length > 0 && (
        <table className={css.counts}>
          <thead className="sr">
            <tr>
              <th scope="col">{words.answer}</th>
              <th scope="col">{words.players}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-right={row.right === true}>
                <th scope="row">
                  {row.position !== null && (
                    <Mark position={row.position} look="plain" className={css.mark} />
                  )}
                  <span className={css.text}>
                    {row.position !== null && <span className="sr">{LETTERS[row.position]}, </span>}
                    <Rich text={row.text} />
                    {row.right && <span className="sr"> ({common.right})</span>}
                  </span>
                </th>
                <td>
                  {row.n !== null && (
                    <>
                      <i aria-hidden="true" style={{ width: `${Math.max(1, (row.n / most) * 75)}%` }} />
                      <b className="num">{row.n}</b>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {key && (
        <p className={css.key}>
          {words.key}: <b>{<Rich text={key.text} />}</b>
          {key.also && <span className={css.quiet}> {words.tolerance({ text: key.also })}</span>}
        </p>
      )}
      {lure && (
        <p className={css.quiet}>
          {words.lure({ n: lure.n, letter: LETTERS[lure.position] ?? "", text: lure.text })}
        </p>
      )}
      {stage.explanation && stage.step !== "open" && (
        <p className={css.explanation}>
          <Rich text={stage.explanation} />
        </p>
      )}
    </>
  );
}
