"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import type { Command, DialogName } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { Do } from "./do.tsx";
import css from "./dock.module.css";
import { CommandIcon, commandLabel } from "./labels.tsx";

/** One command as a button: it asks, or it opens the dialog that asks. */
export function CommandButton({
  command,
  stage,
  desk,
  open,
  main,
  onDone,
}: {
  command: Command;
  stage: CoachStage;
  desk: Desk;
  open: (dialog: DialogName) => void;
  main: boolean;
  onDone?: () => void;
}) {
  const words = useWords(deskWords);
  const off = command.off === null ? null : words.off[command.off];
  const label = commandLabel(words, command, stage);
  const inside = (
    <>
      <CommandIcon name={command.name} stage={stage} size={16} />
      <span className={css.long}>{label}</span>
      <span className={css.short}>{words.short[command.name]}</span>
      {command.key && (
        <span className={css.key} aria-hidden="true">
          <kbd>{command.key.toUpperCase()}</kbd>
        </span>
      )}
    </>
  );
  const className = `btn ${main ? "pri" : ""} ${css.command}`;
  if ("ask" in command.does) {
    return (
      <Do
        desk={desk}
        input={command.does.ask}
        className={className}
        off={off}
        shortcut={command.key}
        onDone={onDone}
      >
        {inside}
      </Do>
    );
  }
  const dialog = command.does.open;
  return (
    <button
      type="button"
      className={className}
      aria-haspopup="dialog"
      disabled={off !== null}
      title={off ?? undefined}
      onClick={() => open(dialog)}
    >
      {inside}
    </button>
  );
}
