"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, Roster } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import { OwnChange } from "../_adjust/own.tsx";
import { Rehearsal } from "../_lobby/rehearsal.tsx";
import { AcceptDialog, ThrowOutDialog } from "./amend.tsx";
import type { Command, DialogName } from "./commands.ts";
import { ConfirmEnd } from "./confirm.tsx";
import type { Desk } from "./desk.ts";
import { Dialog } from "./dialog.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { MoreDialog } from "./more.tsx";

/** All dialogs of the desk; at most one is open. */
export function Dialogs({
  open,
  show,
  commands,
  stage,
  roster,
  desk,
  keysOn,
  changeKeys,
}: {
  open: DialogName | null;
  show: (dialog: DialogName | null) => void;
  commands: Command[];
  stage: CoachStage;
  roster: Roster | null;
  desk: Desk;
  keysOn: boolean;
  changeKeys: (on: boolean) => void;
}) {
  const words = useWords(deskWords);
  // A dialog's own closing must not close the one that was opened from it.
  const close = (name: DialogName) => () => {
    if (open === name) show(null);
  };
  const ending = open === "endRound" || open === "endEarly" ? open : null;
  return (
    <>
      <MoreDialog
        open={open === "more"}
        commands={commands}
        stage={stage}
        roster={roster}
        desk={desk}
        show={show}
        onClose={close("more")}
      />
      <AcceptDialog
        open={open === "accept"}
        amendable={stage.amendable}
        desk={desk}
        onClose={close("accept")}
      />
      <ThrowOutDialog
        open={open === "throwOut"}
        amendable={stage.amendable}
        desk={desk}
        onClose={close("throwOut")}
      />
      <ConfirmEnd which={ending} stage={stage} desk={desk} onClose={close(ending ?? "endRound")} />
      <OwnChange open={open === "own"} stage={stage} desk={desk} onClose={close("own")} />
      <KeysDialog open={open === "keys"} on={keysOn} change={changeKeys} onClose={close("keys")} />
      <Dialog open={open === "rehearsal"} title={words.lobby.rehearsal} onClose={close("rehearsal")}>
        <Rehearsal id={stage.id} />
      </Dialog>
    </>
  );
}
