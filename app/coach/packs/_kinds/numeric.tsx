"use client";
import { useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./kinds.module.css";
import { Rows, replaced, without } from "./rows.tsx";
import { type FieldsProps, filled, type KindDesk } from "./type.ts";

function Fields({ question, change }: FieldsProps) {
  const words = useWords(packsWords).edit;
  if (question.kind !== "numeric") return null;
  const { tolerance } = question;
  const percent = typeof tolerance !== "number";
  const amount = percent ? tolerance.percent : tolerance;
  const traps = question.traps ?? [];
  const setTraps = (next: typeof traps) => {
    const { traps: _, ...rest } = question;
    change(next.length > 0 ? { ...rest, traps: next } : rest);
  };
  return (
    <>
      <div className={css.across}>
        <div className={css.field}>
          <span aria-hidden="true">{words.value}</span>
          <NumberField
            label={words.value}
            value={question.value}
            change={(value) => change({ ...question, value })}
          />
        </div>
        <label className={css.field}>
          <span>{words.unit}</span>
          <input
            value={question.unit ?? ""}
            maxLength={20}
            onChange={(event) => {
              const { unit: _, ...rest } = question;
              change({ ...rest, ...filled("unit", event.target.value) });
            }}
          />
        </label>
      </div>
      <fieldset className={css.rows}>
        <legend>{words.tolerance}</legend>
        <div className={css.across}>
          <NumberField
            value={amount}
            label={words.tolerance}
            change={(n) => change({ ...question, tolerance: percent ? { percent: n } : n })}
          />
          <select
            aria-label={words.tolerance}
            value={percent ? "percent" : "amount"}
            onChange={(event) =>
              change({
                ...question,
                tolerance: event.target.value === "percent" ? { percent: Math.min(50, amount) } : amount,
              })
            }
          >
            <option value="amount">{words.amount}</option>
            <option value="percent">{words.percent}</option>
          </select>
        </div>
      </fieldset>
      <Rows
        name={words.traps}
        rows={traps.map((trap, i) => ({
          key: words.trap({ n: i + 1 }),
          remove: { label: words.removeTrap({ n: i + 1 }), go: () => setTraps(without(traps, i)) },
          content: (
            <div className={css.trap}>
              <NumberField
                value={trap.value}
                label={words.trap({ n: i + 1 })}
                change={(value) => setTraps(replaced(traps, i, { ...trap, value }))}
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
        add={{ label: words.addTrap, go: () => setTraps([...traps, { value: 0, misconception: "" }]) }}
      />
    </>
  );
}

/** A number as it is typed: "1." and "-" are on the way to one and change nothing yet. */
function NumberField({
  value,
  label,
  change,
}: {
  value: number;
  label: string;
  change: (value: number) => void;
}) {
  const [typed, setTyped] = useState(String(value));
  const shown = Number(typed.replace(",", ".")) === value ? typed : String(value);
  return (
    <input
      inputMode="decimal"
      aria-label={label}
      value={typed === "" || typed === "-" || typed.endsWith(".") ? typed : shown}
      onChange={(event) => {
        const text = event.target.value;
        if (!/^-?[\d]*[.,]?[\d]*(?:e-?\d*)?$/i.test(text)) return;
        setTyped(text);
        const number = Number(text.replace(",", "."));
        if (text.trim() !== "" && Number.isFinite(number)) change(number);
      }}
    />
  );
}

export const numericDesk: KindDesk = {
  blank: (common) => ({ kind: "numeric", ...common, value: 0, tolerance: 0 }),
  answer: (question) =>
    question.kind === "numeric" ? [String(question.value), question.unit ?? ""].join(" ").trim() : "",
  texts: (question) => (question.kind === "numeric" ? [String(question.value)] : []),
  Fields,
  Shown: ({ question }) =>
    question.kind === "numeric" ? (
      <p className={css.typed}>
        <b>{question.value}</b>
        {question.unit && <span>{question.unit}</span>}
      </p>
    ) : null,
};
