"use client";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./dialog.module.css";

/** The browser's own dialog: it keeps the focus inside, closes on Esc and gives the focus back. */
export function Dialog({
  open,
  title,
  onClose,
  children,
}: {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const words = useWords(deskWords);
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={ref} className={css.dialog} onClose={onClose} aria-labelledby={id}>
      {open && (
        <>
          <header className={css.head}>
            <h2 id={id}>{title}</h2>
            <button type="button" className={css.close} onClick={onClose}>
              <X size={18} aria-hidden="true" />
              <span className="sr">{words.more.close}</span>
            </button>
          </header>
          <div className={css.body}>{children}</div>
        </>
      )}
    </dialog>
  );
}

/** The row of buttons at the end of a dialog. */
export function DialogEnd({ children }: { children: ReactNode }) {
  return <div className={css.end}>{children}</div>;
}
