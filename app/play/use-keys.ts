import { useEffect, useRef } from "react";

const CHOICES = "abcdefgh";

/** A key as the screens mean it: an option by digit or letter, lock in, or back. */
export type Key = { pick: number; digit: boolean } | "lock" | "back";

/**
 * Keys of the whole page. Off while text is being typed; Space stays with the button or the unchecked
 * option that has the focus. `letters` false leaves only Space and Esc.
 */
export function useKeys(on: boolean, letters: boolean, press: (key: Key) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      const key = meant(event, letters);
      if (key === null) return;
      event.preventDefault();
      latest.current(key);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [on, letters]);
}

function meant(event: KeyboardEvent, letters: boolean): Key | null {
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (event.key === "Escape") return "back";
  if (target.closest("dialog")) return null;
  const ticked = target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type);
  if (!ticked && target.matches("input, textarea, select")) return null;
  if (event.key === " ") {
    const native =
      target.matches("button, a, summary, audio") ||
      (ticked && !target.checked) ||
      (ticked && target.type === "checkbox");
    return native ? null : "lock";
  }
  if (!letters) return null;
  if (/^[1-8]$/.test(event.key)) return { pick: Number(event.key) - 1, digit: true };
  const letter = CHOICES.indexOf(event.key.toLowerCase());
  return event.key.length === 1 && letter >= 0 ? { pick: letter, digit: false } : null;
}
