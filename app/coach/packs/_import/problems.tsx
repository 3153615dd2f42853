"use client";
import { useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import type { ImportAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./import.module.css";

const SHOWN = 6;

/** What was left out or doubtful, with its line, so that the file can be mended or the row typed by hand. */
export function Problems({ problems }: { problems: ImportAnswer["problems"] }) {
  const words = useWords(packsWords).import;
  const [all, setAll] = useState(false);
  const left = problems.filter(({ severity }) => severity === "error").length;
  const doubts = problems.length - left;
  if (problems.length === 0) return <p className={css.fine}>{words.noProblems}</p>;
  // Two problems may say the same about the same line: the place in the list tells them apart.
  const numbered = problems.map((problem, i) => ({ ...problem, place: i }));
  const shown = all ? numbered : numbered.slice(0, SHOWN);
  return (
    <section aria-labelledby="problems">
      <div className={css.head}>
        <h2 id="problems">{words.problems}</h2>
        <span className="lab">
          {[left > 0 && words.leftOut({ n: left }), doubts > 0 && words.doubts({ n: doubts })]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      <table className={css.problems}>
        <tbody>
          {shown.map(({ place, line, severity, message, excerpt }) => (
            <tr key={place} className={severity === "error" ? css.left : undefined}>
              <th scope="row" className="num">
                {line === null ? words.wholeFile : words.line({ n: line })}
              </th>
              <td>
                <b>{message}</b>
                {excerpt && <span>{excerpt}</span>}
              </td>
              <td className={css.outcome}>{words[severity]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && problems.length > SHOWN && (
        <button type="button" className="btn" onClick={() => setAll(true)}>
          {words.allProblems({ n: problems.length })}
        </button>
      )}
    </section>
  );
}
