import { useState } from "react";
import { ANSWER_CHARS_MAX } from "../kit/limits.ts";
import styles from "./phone.module.css";
import type { PhoneProps } from "./phone-parts.tsx";

/** What a typed answer shows: the field, or from the reveal on the own and the right answer. */
export interface TypedProps extends Omit<PhoneProps<unknown, unknown>, "asked" | "shown"> {
  /** number pad first */
  number: boolean;
  unit: string | null;
  /** the right answer and a line under it; null before the reveal */
  shown: { right: string; note: string | null } | null;
}

export default function TypedAnswer({ shown, ...rest }: TypedProps) {
  return shown ? <TypedShown {...rest} {...shown} /> : <Typed {...rest} />;
}

/** What was typed may differ from what was sent: the button says so, and Enter does the same. */
function Typed({
  value,
  sent,
  locked,
  labelledBy,
  words,
  number,
  unit,
  onChange,
  onDone,
}: Omit<TypedProps, "shown" | "tags" | "look">) {
  // A phone's number pad has no minus, no fraction bar and no unit, so it can be swapped for the letters.
  const [pad, setPad] = useState(number);
  const typed = typeof value === "string" ? value : "";
  const differs = typed.trim() !== "" && typed !== sent;
  return (
    <form
      className={`${styles.typed} ${locked ? styles.locked : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (differs && !locked) onDone();
      }}
    >
      <label className={`${styles.field} ${number ? "" : styles.long}`}>
        <input
          aria-labelledby={labelledBy}
          value={typed}
          readOnly={locked}
          maxLength={ANSWER_CHARS_MAX}
          inputMode={pad ? "decimal" : "text"}
          placeholder={number ? words.typeNumber : words.typeAnswer}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="send"
          onChange={(event) => onChange(event.target.value)}
        />
        {unit && <span>{unit}</span>}
      </label>
      <div className={styles.keys}>
        {number && (
          <button
            type="button"
            disabled={locked}
            aria-label={words.minus}
            onClick={() => onChange(negated(typed))}
          >
            ±
          </button>
        )}
        {number && (
          <button type="button" disabled={locked} aria-pressed={!pad} onClick={() => setPad(!pad)}>
            {words.letters}
          </button>
        )}
        <button type="submit" className={styles.send} disabled={locked || !differs}>
          {sent === null ? words.send : differs ? words.sendChange : words.sent}
        </button>
      </div>
    </form>
  );
}

function negated(typed: string): string {
  return /^\s*[-−]/.test(typed) ? typed.replace(/^\s*[-−]/, "") : `-${typed}`;
}

/** Own and right answer as two cards, the right one lit; one card when they are the same. */
function TypedShown({
  right,
  note,
  tags,
  words,
  look: { Rich },
}: Pick<TypedProps, "tags" | "words" | "look"> & { right: string; note: string | null }) {
  const own = tags.filter((tag) => tag.right).map((tag) => tag.word);
  return (
    <ul className={`${styles.opts} ${styles.shown}`}>
      {tags
        .filter((tag) => !tag.right)
        .map((tag) => (
          <li key={tag.word} className={`${styles.opt} ${styles.plain} ${styles.you}`}>
            <span className={styles.text}>{String(tag.value)}</span>
            <em>{tag.word}</em>
          </li>
        ))}
      <li className={`${styles.opt} ${styles.plain} ${styles.right}`}>
        <span className={styles.text}>
          <Rich text={right} />
          {note && <small>{note}</small>}
        </span>
        <em>{[...own, words.right].join(", ")}</em>
      </li>
    </ul>
  );
}
