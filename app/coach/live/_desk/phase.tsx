"use client";
import { useEffect, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, CoachTally, Roster } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Adjust } from "../_adjust/adjust.tsx";
import { BreakMain } from "../_break/break.tsx";
import { LobbyMain, LobbySide } from "../_lobby/lobby.tsx";
import { ReviewMain, ReviewSide } from "../_review/review.tsx";
import { Held } from "../_round/held.tsx";
import { RoundMain } from "../_round/round.tsx";
import type { DialogName } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { Notes } from "./notes.tsx";
import { Part } from "./part.tsx";

type Faces = NonNullable<NonNullable<CoachStage["breakView"]>["pulse"]>;

export function PhaseMain({
  stage,
  tally,
  roster,
  desk,
}: {
  stage: CoachStage;
  tally: CoachTally | null;
  roster: Roster | null;
  desk: Desk;
}) {
  const lastPulse = useLastPulse(stage);
  if (stage.phase === "lobby") return <LobbyMain stage={stage} roster={roster} desk={desk} />;
  if (stage.breakView) return <BreakMain stage={stage} view={stage.breakView} tally={tally} desk={desk} />;
  if (stage.reviewView) return <ReviewMain stage={stage} view={stage.reviewView} desk={desk} />;
  return <RoundMain stage={stage} tally={tally} roster={roster} lastPulse={lastPulse} desk={desk} />;
}

export function PhaseSide({
  stage,
  desk,
  open,
}: {
  stage: CoachStage;
  desk: Desk;
  open: (dialog: DialogName) => void;
}) {
  const words = useWords(deskWords);
  if (stage.phase === "lobby") return <LobbySide stage={stage} desk={desk} />;
  if (stage.reviewView) return <ReviewSide stage={stage} view={stage.reviewView} desk={desk} />;
  return (
    <>
      {!stage.breakView && (
        <Part name="now">
          <Held stage={stage} desk={desk} />
        </Part>
      )}
      <Part name="adjust" id="desk-adjust">
        <Adjust stage={stage} desk={desk} open={open} />
      </Part>
      <Part name="notes" grow>
        <Notes notes={stage.notes} note={words.notes.private} desk={desk} />
      </Part>
    </>
  );
}

/** The pulse is in the break's view only; the round after it still wants to see it. */
function useLastPulse(stage: CoachStage): Faces | null {
  const [pulse, setPulse] = useState<Faces | null>(null);
  const now = stage.breakView?.pulse ?? null;
  useEffect(() => {
    if (now) setPulse(now);
  }, [now]);
  return pulse;
}
