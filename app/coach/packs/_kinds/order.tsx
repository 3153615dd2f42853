"use client";
import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import { packsWords } from "#lib/i18n/packs.ts";
import { OPTION_CHARS_MAX, OPTIONS_MAX } from "#lib/kit/limits.ts";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import css from "./kinds.module.css";
import { Rows, replaced, without } from "./rows.tsx";
import type { FieldsProps, KindDesk } from "./type.ts";

function Fields({ question, change }: FieldsProps) {
  const words = useWords(packsWords).edit;
  if (question.kind !== "order") return null;
  const { entries } = question;
  const set = (next: string[]) => change({ ...question, entries: next });
  const swap = (a: number, b: number) =>
    set(replaced(replaced(entries, a, entries[b] ?? ""), b, entries[a] ?? ""));
  return (
    <Rows
      name={words.entries}
      rows={entries.map((entry, i) => ({
        key: words.entry({ n: i + 1 }),
        remove:
          entries.length > 2
            ? { label: words.removeEntry({ n: i + 1 }), go: () => set(without(entries, i)) }
            : null,
        content: (
          <div className={css.entry}>
            <b className="num">{i + 1}</b>
            <input
              aria-label={words.entry({ n: i + 1 })}
              value={entry}
              maxLength={OPTION_CHARS_MAX}
              onChange={(event) => set(replaced(entries, i, event.target.value))}
            />
            <button
              type="button"
              className={css.icon}
              aria-label={words.up({ n: i + 1 })}
              disabled={i === 0}
              onClick={() => swap(i, i - 1)}
            >
              <ArrowUp size={16} aria-hidden="true" />
            </button>
            <button
              type="button"
              className={css.icon}
              aria-label={words.down({ n: i + 1 })}
              disabled={i === entries.length - 1}
              onClick={() => swap(i, i + 1)}
            >
              <ArrowDown size={16} aria-hidden="true" />
            </button>
          </div>
        ),
      }))}
      add={entries.length < OPTIONS_MAX ? { label: words.addEntry, go: () => set([...entries, ""]) } : null}
    />
  );
}

export const orderDesk: KindDesk = {
  blank: (common) => ({ kind: "order", ...common, entries: ["", "", ""] }),
  answer: (question) => (question.kind === "order" ? question.entries.join(" → ") : ""),
  texts: (question) => (question.kind === "order" ? question.entries : []),
  Fields,
  Shown: ({ question }) =>
    question.kind === "order" ? (
      <ol className={css.ordered}>
        {question.entries.map((entry) => (
          <li key={entry}>
            <Rich text={entry} />
          </li>
        ))}
      </ol>
    ) : null,
};
