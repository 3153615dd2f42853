"use client";
import { Ellipsis } from "lucide-react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import { CommandButton } from "./command-button.tsx";
import type { Command, DialogName } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { DialChoice } from "./dial.tsx";
import css from "./dock.module.css";

/** What the coach can do now. Four commands and More on a phone, all of them on a laptop. */
export function Dock({
  commands,
  stage,
  desk,
  open,
}: {
  commands: Command[];
  stage: CoachStage;
  desk: Desk;
  open: (dialog: DialogName) => void;
}) {
  const words = useWords(deskWords);
  const ends = commands.filter((one) => one.name === "endRound" || one.name === "endEarly");
  const others = commands.filter((one) => !ends.includes(one));
  const resting = commands[0]?.off ?? null;
  const button = (command: Command, main: boolean) => (
    <CommandButton command={command} stage={stage} desk={desk} open={open} main={main} />
  );
  return (
    <section className={css.dock} id="desk-controls" tabIndex={-1} aria-label={words.controls}>
      <ul className={css.commands}>
        {others.map((command, i) => (
          <li key={command.name} data-name={command.name}>
            {button(command, i === 0 && !(stage.phase === "review" && command.name === "pause"))}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={`btn ${css.command} ${css.more}`}
        aria-haspopup="dialog"
        onClick={() => open("more")}
      >
        <Ellipsis size={16} strokeWidth={2} aria-hidden="true" />
        {words.bar.more}
      </button>
      {resting !== null && (
        <p className={css.why} aria-hidden="true">
          {words.off[resting]}
        </p>
      )}
      <span className={css.space} />
      <div className={css.wide}>
        <DialChoice stage={stage} desk={desk} />
      </div>
      <ul className={`${css.commands} ${css.wide}`}>
        {ends.map((command) => (
          <li key={command.name}>{button(command, false)}</li>
        ))}
      </ul>
    </section>
  );
}
