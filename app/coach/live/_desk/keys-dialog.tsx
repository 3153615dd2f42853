"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Dialog } from "./dialog.tsx";
import css from "./keys.module.css";

const LIST = [
  ["P", "pause"],
  ["C", "close"],
  ["E", "extend"],
  ["S", "skip"],
  ["H", "hold"],
  ["N", "names"],
  ["?", "keys"],
  ["Esc", "esc"],
] as const;

/** The keys of this desk, and the switch that turns them off for those who type by voice. */
export function KeysDialog({
  open,
  on,
  change,
  onClose,
}: {
  open: boolean;
  on: boolean;
  change: (on: boolean) => void;
  onClose: () => void;
}) {
  const words = useWords(deskWords);
  return (
    <Dialog open={open} title={words.keysTitle} onClose={onClose}>
      <dl className={css.list}>
        {LIST.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.keyList[name]}</dd>
          </div>
        ))}
      </dl>
      <label className={css.switch}>
        <input type="checkbox" checked={on} onChange={(event) => change(event.target.checked)} />
        <span>
          {words.keysOn}
          <small>{words.keysText}</small>
        </span>
      </label>
    </Dialog>
  );
}
