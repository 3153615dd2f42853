"use client";
import Minus from "lucide-react/icons/minus";
import Plus from "lucide-react/icons/plus";
import css from "./shape-step.module.css";

/** A number between two buttons. `less` and `more` name what they do; null: not further. */
export function Stepper({
  name,
  value,
  less,
  more,
}: {
  name: string;
  value: string;
  less: { label: string; go: (() => void) | null };
  more: { label: string; go: (() => void) | null };
}) {
  return (
    <fieldset className={css.stepper}>
      <legend className="sr">{name}</legend>
      <span aria-hidden="true">{name}</span>
      <button
        type="button"
        aria-label={less.label}
        aria-disabled={less.go === null}
        onClick={() => less.go?.()}
      >
        <Minus size={18} aria-hidden="true" />
      </button>
      <output className="num">{value}</output>
      <button
        type="button"
        aria-label={more.label}
        aria-disabled={more.go === null}
        onClick={() => more.go?.()}
      >
        <Plus size={18} aria-hidden="true" />
      </button>
    </fieldset>
  );
}

/** The neighbours of a value in a list of allowed ones, whether or not it is one of them. */
export function around(
  allowed: readonly number[],
  value: number,
): { less: number | null; more: number | null } {
  return {
    less: allowed.findLast((one) => one < value) ?? null,
    more: allowed.find((one) => one > value) ?? null,
  };
}
