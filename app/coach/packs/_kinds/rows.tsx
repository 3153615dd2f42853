"use client";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import css from "./kinds.module.css";

/** A list of things to write, one below the other, with a way to add and to remove one. */
export function Rows({
  name,
  hint,
  rows,
  add,
}: {
  name: string;
  hint?: string;
  rows: readonly { key: string; content: ReactNode; remove: { label: string; go: () => void } | null }[];
  /** null: as many as there may be */
  add: { label: string; go: () => void } | null;
}) {
  return (
    <fieldset className={css.rows}>
      <legend>{name}</legend>
      {hint && <p className="lab">{hint}</p>}
      <ol>
        {rows.map(({ key, content, remove }) => (
          <li key={key}>
            {content}
            {remove && (
              <button type="button" className={css.icon} aria-label={remove.label} onClick={remove.go}>
                <X size={16} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ol>
      {add && (
        <button type="button" className="btn" onClick={add.go}>
          <Plus size={16} aria-hidden="true" />
          {add.label}
        </button>
      )}
    </fieldset>
  );
}

/** Copies of a list with one thing changed, removed or moved. */
export function replaced<T>(list: readonly T[], at: number, one: T): T[] {
  return list.map((other, i) => (i === at ? one : other));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, i) => i !== at);
}
