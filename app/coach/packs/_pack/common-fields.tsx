"use client";
import { type ReactNode, useId, useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import { EXPLANATION_CHARS_MAX, STEM_CHARS_MAX } from "#lib/kit/limits.ts";
import type { Level, Task } from "#lib/model/question.ts";
import { useWords } from "../../../_words/use-words.ts";
import { KIND_NAMES, KINDS } from "../_kinds/kinds.ts";
import { commonOf, filled, type StoredQuestion } from "../_kinds/type.ts";
import css from "./editor.module.css";

/** What every question has; `children` are its type's own fields, right below the question. */
export function CommonFields({
  question,
  fresh,
  change,
  children,
}: {
  question: StoredQuestion;
  /** only a new question may still change its type */
  fresh: boolean;
  change: (question: StoredQuestion) => void;
  children: ReactNode;
}) {
  const all = useWords(packsWords);
  const words = all.edit;
  const id = useId();
  // Commas are typed one at a time; the list is made of what stands between them.
  const [topics, setTopics] = useState(question.topics.join(", "));
  const pick = <T extends string>(
    name: string,
    value: T,
    options: Record<T, string>,
    set: (to: T) => void,
  ) => {
    const keys = Object.keys(options) as T[];
    return (
      <select
        id={`${id}-${name}`}
        value={value}
        onChange={(event) => {
          const chosen = keys.find((key) => key === event.target.value);
          if (chosen !== undefined) set(chosen);
        }}
      >
        {keys.map((key) => (
          <option key={key} value={key}>
            {options[key]}
          </option>
        ))}
      </select>
    );
  };
  return (
    <>
      {fresh && (
        <div className={css.field}>
          <label htmlFor={`${id}-kind`}>{words.kind}</label>
          <select
            id={`${id}-kind`}
            value={question.kind}
            onChange={(event) => {
              const kind = KIND_NAMES.find((name) => name === event.target.value);
              if (kind) change(KINDS[kind].blank(commonOf(question)));
            }}
          >
            {KIND_NAMES.map((kind) => (
              <option key={kind} value={kind}>
                {all.kinds[kind]}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className={css.field}>
        <label htmlFor={`${id}-stem`}>{words.stem}</label>
        <textarea
          id={`${id}-stem`}
          rows={3}
          value={question.stem}
          maxLength={STEM_CHARS_MAX}
          aria-describedby={`${id}-stem-hint`}
          onChange={(event) => change({ ...question, stem: event.target.value })}
        />
        <p id={`${id}-stem-hint`} className="lab">
          {words.stemHint}
        </p>
      </div>
      {children}
      <div className={css.field}>
        <label htmlFor={`${id}-why`}>{words.explanation}</label>
        <textarea
          id={`${id}-why`}
          rows={3}
          value={question.explanation ?? ""}
          maxLength={EXPLANATION_CHARS_MAX}
          aria-describedby={`${id}-why-hint`}
          onChange={(event) => {
            const { explanation: _, ...rest } = question;
            change({ ...rest, ...filled("explanation", event.target.value) });
          }}
        />
        <p id={`${id}-why-hint`} className="lab">
          {words.explanationHint}
        </p>
      </div>
      <div className={css.field}>
        <label htmlFor={`${id}-topics`}>{words.topics}</label>
        <input
          id={`${id}-topics`}
          value={topics}
          aria-describedby={`${id}-topics-hint`}
          onChange={(event) => {
            setTopics(event.target.value);
            const named = event.target.value
              .split(",")
              .map((topic) => topic.trim())
              .filter(Boolean);
            change({ ...question, topics: named });
          }}
        />
        <p id={`${id}-topics-hint`} className="lab">
          {words.topicsHint}
        </p>
      </div>
      <div className={css.pair}>
        <div className={css.field}>
          <label htmlFor={`${id}-level`}>{words.level}</label>
          {pick<Level>("level", question.level, all.levels, (level) => change({ ...question, level }))}
        </div>
        <div className={css.field}>
          <label htmlFor={`${id}-task`}>{words.task}</label>
          {pick<Task>("task", question.task, all.tasks, (task) => change({ ...question, task }))}
        </div>
      </div>
      <div className={css.field}>
        <label htmlFor={`${id}-variant`}>{words.variant}</label>
        <input
          id={`${id}-variant`}
          value={question.variantGroup ?? ""}
          maxLength={160}
          aria-describedby={`${id}-variant-hint`}
          onChange={(event) => {
            const { variantGroup: _, ...rest } = question;
            change({ ...rest, ...filled("variantGroup", event.target.value) });
          }}
        />
        <p id={`${id}-variant-hint`} className="lab">
          {words.variantHint}
        </p>
      </div>
    </>
  );
}
