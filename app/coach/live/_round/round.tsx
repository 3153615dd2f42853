"use client";
import type { CoachStage, CoachTally, Roster } from "#lib/views/types.ts";
import shell from "../_desk/desk.module.css";
import type { Desk } from "../_desk/desk.ts";
import { Part } from "../_desk/part.tsx";
import { RoundList } from "./list.tsx";
import { Now } from "./now.tsx";
import { RoomPulse } from "./pulse.tsx";

export function RoundMain({
  stage,
  tally,
  roster,
  lastPulse,
  desk,
}: {
  stage: CoachStage;
  tally: CoachTally | null;
  roster: Roster | null;
  lastPulse: { ready: number; fine: number; low: number } | null;
  desk: Desk;
}) {
  return (
    <>
      <Part name="now" id="desk-now">
        <Now stage={stage} tally={tally} desk={desk} />
      </Part>
      <Part name="room" id="desk-room" grow>
        <div className={shell.pair}>
          <RoomPulse stage={stage} tally={tally} roster={roster} lastPulse={lastPulse} />
          <RoundList list={stage.list} />
        </div>
      </Part>
    </>
  );
}
