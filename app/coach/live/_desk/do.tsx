"use client";
import type { ReactNode } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachInput } from "#lib/model/input.ts";
import { useWords } from "../../../_words/use-words.ts";
import { commandKey, type Desk } from "./desk.ts";
import css from "./do.module.css";
import { useWanted } from "./use-wanted.ts";

/**
 * A button that asks. Until the server has answered it is marked as sending and takes no second
 * press; it keeps the focus, which a disabled button would not. `off`: why it rests, in words.
 */
export function Do({
  desk,
  input,
  children,
  className = "btn",
  off = null,
  shortcut,
  onDone,
}: {
  desk: Desk;
  input: CoachInput;
  children: ReactNode;
  className?: string;
  off?: string | null;
  shortcut?: string | null;
  onDone?: () => void;
}) {
  const words = useWords(deskWords);
  const sending = desk.pending.has(commandKey(input));
  const press = () => {
    if (off !== null || sending) return;
    void desk.ask(input).then((ack) => {
      if (ack.ok) onDone?.();
    });
  };
  return (
    <button
      type="button"
      className={`${className} ${css.do} ${off === null ? "" : css.off}`}
      onClick={press}
      aria-disabled={off !== null || sending}
      aria-busy={sending}
      aria-keyshortcuts={shortcut ?? undefined}
      title={off ?? undefined}
    >
      {children}
      {off !== null && <span className="sr">{off}</span>}
      {sending && <span className="sr">{words.sending}</span>}
    </button>
  );
}

/** A switch that asks. `ask` gives the command for the other state. */
export function Switch({
  desk,
  on,
  ask,
  children,
  hint,
}: {
  desk: Desk;
  on: boolean;
  ask: (on: boolean) => CoachInput;
  children: ReactNode;
  hint?: string;
}) {
  const [shown, choose] = useWanted(on, desk);
  const input = ask(!shown);
  const sending = desk.pending.has(commandKey(input));
  return (
    <button
      type="button"
      role="switch"
      aria-checked={shown}
      aria-busy={sending}
      aria-disabled={sending}
      className={`${css.switch} ${css.do}`}
      onClick={() => {
        if (!sending) choose(!shown, input);
      }}
    >
      <span>
        {children}
        {hint && <small>{hint}</small>}
      </span>
      <i aria-hidden="true" />
    </button>
  );
}
