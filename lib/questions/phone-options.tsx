import type { ReactNode } from "react";
import type { Media } from "../model/question.ts";
import styles from "./phone.module.css";
import { density, type PhoneLook, touchPoint } from "./phone-parts.tsx";

export interface Option {
  text: string;
  chosen: boolean;
  /** a word beside it, e.g. "You" */
  tag: string | null;
  /** null before the reveal */
  right: boolean | null;
}

/**
 * Options as native radio buttons or checkboxes under drawn cards, and as a plain list from the reveal on.
 * Arrow keys move without choosing: a choice is an answer, and looking around is not.
 */
export function Options({
  type,
  stem,
  media,
  options,
  look: { Mark, Rich },
  rightWord,
  locked,
  labelledBy,
  pair = false,
  onPick,
}: {
  type: "radio" | "checkbox";
  stem: string;
  media: Media | null;
  options: readonly Option[];
  look: PhoneLook;
  rightWord: string;
  locked: boolean;
  labelledBy: string;
  pair?: boolean;
  onPick(position: number): void;
}) {
  const shown = options.some((option) => option.right !== null);
  const names = [styles.opts, pair && styles.pair, shown && styles.shown, locked && !shown && styles.locked];
  const texts = options.map((option) => option.text);
  const look = {
    className: names.filter(Boolean).join(" "),
    // Under a picture or a recording what is told at the reveal needs the room that the options can spare.
    "data-density": pair ? undefined : Math.max(density(stem, texts, media), shown && media ? 1 : 0),
  };
  const face = (option: Option, position: number, tick: ReactNode) => {
    const words = [option.tag, option.right && rightWord].filter(Boolean).join(", ");
    const on = !shown && option.chosen && styles.on;
    const own = shown && option.tag !== null && styles.you;
    return (
      <span
        className={[styles.opt, `k${"ABCDEFGH"[position]}`, on, own, option.right && styles.right]
          .filter(Boolean)
          .join(" ")}
      >
        <Mark position={position} />
        <span className={styles.text}>
          <span className="sr">{"ABCDEFGH"[position]}, </span>
          <Rich text={option.text} />
        </span>
        {words ? <em>{words}</em> : tick}
      </span>
    );
  };
  if (shown) {
    return (
      <ul {...look} aria-labelledby={labelledBy}>
        {options.map((option, position) => (
          <li key={option.text}>{face(option, position, null)}</li>
        ))}
      </ul>
    );
  }
  const focusAt = Math.max(
    0,
    options.findIndex((option) => option.chosen),
  );
  return (
    <fieldset {...look} role={type === "radio" ? "radiogroup" : undefined} aria-labelledby={labelledBy}>
      {options.map((option, position) => (
        <label key={option.text} className={styles.row} onPointerDown={onCard}>
          <input
            type={type}
            name={labelledBy}
            checked={option.chosen}
            aria-disabled={locked || undefined}
            tabIndex={type === "checkbox" || position === focusAt ? 0 : -1}
            onChange={() => {
              if (!locked) onPick(position);
            }}
            onKeyDown={moveFocus}
          />
          {face(option, position, type === "checkbox" && <Box on={option.chosen} />)}
        </label>
      ))}
    </fieldset>
  );
}

function Box({ on }: { on: boolean }) {
  return (
    <span className={styles.box} aria-hidden="true">
      {on && (
        <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="3" aria-hidden="true">
          <path d="M5 12.5l4.5 4.5L19 7.5" />
        </svg>
      )}
    </span>
  );
}

function onCard(event: React.PointerEvent<HTMLLabelElement>): void {
  const card = event.currentTarget.querySelector<HTMLElement>("span");
  if (card) touchPoint({ clientX: event.clientX, clientY: event.clientY, currentTarget: card });
}

const STEP: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function moveFocus(event: React.KeyboardEvent<HTMLInputElement>): void {
  const step = STEP[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest("fieldset")?.querySelectorAll("input") ?? [])];
  all[(all.indexOf(event.currentTarget) + step + all.length) % all.length]?.focus();
}
