"use client";
import { useId, useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import type { ImportAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Empty } from "../../_desk/states.tsx";
import { storedQuestions } from "../_kinds/type.ts";
import { Pager } from "../_parts/pager.tsx";
import { Preview } from "../_parts/preview.tsx";
import { Columns } from "./columns.tsx";
import css from "./import.module.css";
import { Problems } from "./problems.tsx";

export interface Choices {
  importer?: string | undefined;
  topic?: string | undefined;
  delimiter?: string | undefined;
  /** what each column holds, by its index; "" is passed over */
  mapping?: Record<number, string> | undefined;
}

const PAGE = 12;
const DELIMITERS = ["auto", ",", ";", "\t"] as const;

/** What a file would bring, and the ways to read it differently. */
export function DryRun({
  answer,
  choices,
  choose,
}: {
  answer: ImportAnswer;
  choices: Choices;
  choose: (choices: Choices) => void;
}) {
  const words = useWords(packsWords);
  const [page, setPage] = useState(0);
  const questions = storedQuestions(answer.pack.questions);
  const shown = Math.min(page, Math.max(0, Math.ceil(questions.length / PAGE) - 1));
  return (
    <>
      <Ways answer={answer} choices={choices} choose={choose} />
      {answer.columns.length > 0 && (
        <Columns
          columns={answer.columns}
          fields={answer.fields}
          assign={(mapping) => choose({ ...choices, mapping })}
        />
      )}
      <Problems problems={answer.problems} />
      <section aria-labelledby="preview">
        <div className={css.head}>
          <h2 id="preview">{words.import.preview}</h2>
          <span className="lab" role="status">
            {words.questions({ n: questions.length })} · {words.topics({ n: answer.preview.topics.length })}
          </span>
        </div>
        {questions.length === 0 ? (
          <Empty>{words.import.none}</Empty>
        ) : (
          <>
            <p className={css.note}>{words.import.previewNote}</p>
            <ul className={css.previews}>
              {questions.slice(shown * PAGE, (shown + 1) * PAGE).map((question) => (
                <li key={question.id}>
                  <p className={css.tags}>
                    <b>{question.topics[0]}</b>
                    {words.kinds[question.kind]} · {words.levels[question.level]}
                  </p>
                  <Preview question={question} />
                </li>
              ))}
            </ul>
            <Pager page={shown} size={PAGE} total={questions.length} go={setPage} />
          </>
        )}
      </section>
    </>
  );
}

function Ways({
  answer,
  choices,
  choose,
}: {
  answer: ImportAnswer;
  choices: Choices;
  choose: (choices: Choices) => void;
}) {
  const words = useWords(packsWords).import;
  const id = useId();
  const table = answer.fields.length > 0;
  return (
    <section className={css.ways}>
      <div>
        <label htmlFor={`${id}-as`}>{words.readAs}</label>
        <select
          id={`${id}-as`}
          value={choices.importer ?? answer.importer ?? ""}
          onChange={(event) =>
            choose({ ...choices, importer: event.target.value, mapping: undefined, delimiter: undefined })
          }
        >
          {answer.importer === null && <option value="">{words.unread}</option>}
          {answer.importers.map((name) => (
            <option key={name} value={name}>
              {words.importers[name] ?? name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-topic`}>{words.topic}</label>
        <input
          id={`${id}-topic`}
          value={choices.topic ?? ""}
          placeholder={answer.pack.title}
          maxLength={60}
          onChange={(event) => choose({ ...choices, topic: event.target.value })}
        />
      </div>
      {table && (
        <div>
          <label htmlFor={`${id}-parted`}>{words.delimiter}</label>
          <select
            id={`${id}-parted`}
            value={choices.delimiter ?? "auto"}
            onChange={(event) =>
              choose({
                ...choices,
                mapping: undefined,
                delimiter: event.target.value === "auto" ? undefined : event.target.value,
              })
            }
          >
            {DELIMITERS.map((delimiter) => (
              <option key={delimiter} value={delimiter}>
                {words.delimiters[delimiter]}
              </option>
            ))}
          </select>
        </div>
      )}
    </section>
  );
}
