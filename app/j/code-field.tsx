"use client";
import { useEffect, useRef } from "react";
import styles from "./join.module.css";
import { CODE_CHARS, tidyCode } from "./tidy-code.ts";

const CELLS = [0, 1, 2, 3, 4] as const;

/** One field, drawn as five cells: it can be pasted into, and a reader meets one name. */
export function CodeField({
  value,
  label,
  wrong,
  focus,
  onChange,
}: {
  value: string;
  label: string;
  wrong: boolean;
  focus: boolean;
  onChange(code: string): void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // On a phone the keyboard would hide half the page before anybody asked for it.
    if (focus && matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [focus]);
  return (
    <div className={styles.cells}>
      <input
        ref={field}
        aria-label={label}
        aria-invalid={wrong || undefined}
        value={value}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="go"
        onChange={(event) => {
          const code = tidyCode(event.target.value);
          onChange(code);
          // The code is whole: the keyboard goes, so that the names come into sight.
          if (
            code.length === CODE_CHARS &&
            value.length < CODE_CHARS &&
            !matchMedia("(pointer: fine)").matches
          ) {
            event.target.blur();
          }
        }}
      />
      {CELLS.map((at) => (
        <b
          key={at}
          aria-hidden="true"
          className={at === Math.min(value.length, CODE_CHARS - 1) ? styles.next : ""}
        >
          {value[at]}
        </b>
      ))}
    </div>
  );
}
