"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { RunLine } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { Glyph } from "../_desk/glyph.tsx";
import css from "./list.module.css";

/** Every question of the round against what was expected of it, and the ones planned after it. */
export function RoundList({ list }: { list: RunLine[] }) {
  const words = useWords(deskWords).list;
  const id = useId();
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{words.title}</h2>
        <span className="lab">{words.sub}</span>
      </div>
      {list.length === 0 ? (
        <p className={card.quiet}>{words.none}</p>
      ) : (
        <table className={css.list}>
          <colgroup>
            <col className={css.number} />
            <col />
            <col className={css.range} />
            <col className={css.outcome} />
          </colgroup>
          <thead className="sr">
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.topic}</th>
              <th scope="col">{words.range}</th>
              <th scope="col">{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {list.map((line) => (
              <Line key={line.number} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Line({ line }: { line: RunLine }) {
  const words = useWords(deskWords).list;
  const got = line.right !== null && line.asked ? line.right / line.asked : null;
  const done = line.state === "done" && line.right !== null && line.asked !== null;
  const result = done ? `${line.right}/${line.asked}` : line.state === "done" ? "" : words[line.state];
  return (
    <tr data-state={line.state}>
      <td className="num">{line.number}</td>
      <th scope="row" title={line.stem}>
        {line.topic}
      </th>
      <td>
        <Glyph
          low={line.expectedLow}
          high={line.expectedHigh}
          got={done ? got : null}
          label={words.glyph({ low: line.expectedLow, high: line.expectedHigh, got: done ? got : null })}
        />
      </td>
      <td className={css.result}>{result}</td>
    </tr>
  );
}
