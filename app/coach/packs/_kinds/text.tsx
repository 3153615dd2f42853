"use client";
import { packsWords } from "#lib/i18n/packs.ts";
import { ACCEPT_MAX, ANSWER_CHARS_MAX } from "#lib/kit/limits.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./kinds.module.css";
import { Rows, replaced, without } from "./rows.tsx";
import type { FieldsProps, KindDesk } from "./type.ts";

function Fields({ question, change }: FieldsProps) {
  const words = useWords(packsWords).edit;
  if (question.kind !== "text") return null;
  const { accept } = question;
  const traps = question.traps ?? [];
  const setTraps = (next: typeof traps) => {
    const { traps: _, ...rest } = question;
    change(next.length > 0 ? { ...rest, traps: next } : rest);
  };
  return (
    <>
      <Rows
        name={words.accept}
        hint={words.acceptHint}
        rows={accept.map((spelling, i) => ({
          key: words.accepted({ n: i + 1 }),
          remove:
            accept.length > 1
              ? {
                  label: words.removeAccepted({ n: i + 1 }),
                  go: () => change({ ...question, accept: without(accept, i) }),
                }
              : null,
          content: (
            <input
              aria-label={words.accepted({ n: i + 1 })}
              value={spelling}
              maxLength={ANSWER_CHARS_MAX}
              onChange={(event) => change({ ...question, accept: replaced(accept, i, event.target.value) })}
            />
          ),
        }))}
        add={
          accept.length < ACCEPT_MAX
            ? { label: words.addAccepted, go: () => change({ ...question, accept: [...accept, ""] }) }
            : null
        }
      />
      <label className={css.tick}>
        <input
          type="checkbox"
          checked={question.exact === true}
          onChange={(event) => {
            const { exact: _, ...rest } = question;
            change(event.target.checked ? { ...rest, exact: true } : rest);
          }}
        />
        {words.exact}
      </label>
      <Rows
        name={words.traps}
        rows={traps.map((trap, i) => ({
          key: words.trap({ n: i + 1 }),
          remove: { label: words.removeTrap({ n: i + 1 }), go: () => setTraps(without(traps, i)) },
          content: (
            <div className={css.trap}>
              <input
                aria-label={words.trap({ n: i + 1 })}
                value={trap.answer}
                maxLength={ANSWER_CHARS_MAX}
                onChange={(event) => setTraps(replaced(traps, i, { ...trap, answer: event.target.value }))}
              />
              <input
                aria-label={words.mixesUp}
                placeholder={words.mixesUp}
                value={trap.misconception}
                maxLength={300}
                onChange={(event) =>
                  setTraps(replaced(traps, i, { ...trap, misconception: event.target.value }))
                }
              />
            </div>
          ),
        }))}
        add={{
          label: words.addTrap,
          go: () => setTraps([...traps, { answer: "", misconception: "" }]),
        }}
      />
    </>
  );
}

export const textDesk: KindDesk = {
  blank: (common) => ({ kind: "text", ...common, accept: [""] }),
  answer: (question) => (question.kind === "text" ? (question.accept[0] ?? "") : ""),
  texts: (question) => (question.kind === "text" ? question.accept : []),
  Fields,
  Shown: ({ question }) =>
    question.kind === "text" ? (
      <p className={css.typed}>
        <b>{question.accept[0]}</b>
      </p>
    ) : null,
};
