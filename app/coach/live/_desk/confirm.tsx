"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import type { Desk } from "./desk.ts";
import { Dialog, DialogEnd } from "./dialog.tsx";
import { Do } from "./do.tsx";

/** Asked before what cannot be taken back: the round or the whole scrimmage ends. */
export function ConfirmEnd({
  which,
  stage,
  desk,
  onClose,
}: {
  which: "endRound" | "endEarly" | null;
  stage: CoachStage;
  desk: Desk;
  onClose: () => void;
}) {
  const words = useWords(deskWords).confirm;
  const round = which === "endRound";
  return (
    <Dialog open={which !== null} title={round ? words.endRoundTitle : words.endEarlyTitle} onClose={onClose}>
      <p>{round ? words.endRoundText : words.endEarlyText}</p>
      <DialogEnd>
        <button type="button" className="btn" onClick={onClose}>
          {words.cancel}
        </button>
        <Do
          desk={desk}
          input={round ? { do: "endRound", round: stage.round } : { do: "endEarly" }}
          className="btn stop"
          onDone={onClose}
        >
          {round ? words.endRound : words.endEarly}
        </Do>
      </DialogEnd>
    </Dialog>
  );
}
