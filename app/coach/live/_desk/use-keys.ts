"use client";
import { useEffect, useRef } from "react";
import type { Command, DialogName } from "./commands.ts";
import { commandKey, type Desk } from "./desk.ts";

/**
 * Single-letter keys. They rest while a text field has the focus, while a dialog is open, with a
 * modifier held, and when the coach has switched them off.
 */
export function useKeys(
  on: boolean,
  commands: readonly Command[],
  desk: Desk,
  open: (dialog: DialogName) => void,
): void {
  const latest = useRef({ commands, desk, open });
  useEffect(() => {
    latest.current = { commands, desk, open };
  });
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
      const now = latest.current;
      if (event.key === "?") {
        event.preventDefault();
        now.open("keys");
        return;
      }
      const command = now.commands.find((one) => one.key === event.key.toLowerCase());
      if (!command || command.off !== null || !("ask" in command.does)) return;
      if (now.desk.pending.has(commandKey(command.does.ask))) return;
      event.preventDefault();
      void now.desk.ask(command.does.ask);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
