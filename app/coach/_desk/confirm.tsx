"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { coachWords } from "#lib/i18n/coach.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./confirm.module.css";

/** Asks before something happens. Focus goes to the safe answer, and back where it was when it closes. */
export function Confirm({
  title,
  children,
  action,
  stop = false,
  busy = false,
  confirm,
  cancel,
}: {
  title: string;
  children: ReactNode;
  action: string;
  /** cannot be taken back */
  stop?: boolean;
  busy?: boolean;
  confirm: () => void;
  cancel: () => void;
}) {
  const words = useWords(coachWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        cancel();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <h2 id={heading}>{title}</h2>
        <div className={css.body}>{children}</div>
        <div className={css.buttons}>
          <button type="button" className="btn" onClick={cancel}>
            {words.cancel}
          </button>
          <button type="submit" className={stop ? "btn stop" : "btn pri"} disabled={busy}>
            {action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
