"use client";
import Link from "next/link";
import { commonWords } from "#lib/i18n/common.ts";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { RecordLine, RecordsView } from "#lib/squad/records.ts";
import { FullMark } from "../../../_look/full-mark.tsx";
import { useWords } from "../../../_words/use-words.ts";
import { datedDay } from "../../../review/_parts/days.ts";
import { MeaningLines } from "../../../review/_parts/meaning.tsx";
import { Empty } from "../../_desk/states.tsx";
import css from "./records.module.css";

/** The record of a squad: a line a full performance, by date, of the whole room and nobody in particular. */
export function Records({ squad, records }: { squad: { id: string; name: string }; records: RecordsView }) {
  const words = useWords(squadsWords).records;
  const common = useWords(commonWords);
  const { columns } = words;
  const { performances } = records;
  return (
    <>
      <div>
        <FullMark mode="fullPerformance" />
        <h1 className={css.title}>{words.heading({ name: squad.name })}</h1>
        <p className={css.lead}>{words.lead}</p>
      </div>
      {performances.length === 0 ? (
        <div className={css.none}>
          <Empty>{words.none}</Empty>
          <Link className="btn" href={`/coach/new?squad=${squad.id}&mode=full`}>
            {words.plan}
          </Link>
        </div>
      ) : (
        <div>
          <table className={`card ${css.table}`}>
            <caption className="sr">{words.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{columns.date}</th>
                <th scope="col">{columns.title}</th>
                <th scope="col">{columns.right}</th>
                <th scope="col">{columns.expected}</th>
                <th scope="col">{columns.room}</th>
              </tr>
            </thead>
            <tbody>
              {performances.map((line) => (
                <Line key={line.scrimmage} line={line} />
              ))}
            </tbody>
          </table>
          <MeaningLines title={words.title} means={words.means} not={words.not} />
        </div>
      )}
      <p className={css.mark}>{common.full.note}</p>
    </>
  );
}

function Line({ line }: { line: RecordLine }) {
  const words = useWords(squadsWords).records;
  const { columns } = words;
  const { answers } = line;
  return (
    <tr data-best={line.best || undefined}>
      <td className={css.short} data-label={columns.date}>
        <time dateTime={new Date(line.on).toISOString()}>{datedDay(line.on)}</time>
      </td>
      <th scope="row" data-label={columns.title}>
        <Link href={`/review/${line.scrimmage}`}>{line.title}</Link>
        {line.best && <b className={css.best}>{words.best}</b>}
        {line.cutShort && <small>{words.cutShort}</small>}
      </th>
      <td data-label={columns.right}>
        {answers ? (
          <>
            <b className="num">{words.of(answers)}</b> <small className="num">{words.share(answers)}</small>
          </>
        ) : (
          <small>{words.tooFew}</small>
        )}
      </td>
      <td className={css.short} data-label={columns.expected}>
        {answers ? words.expected({ n: answers.expected }) : "–"}
      </td>
      <td data-label={columns.room}>{words.room(line)}</td>
    </tr>
  );
}
