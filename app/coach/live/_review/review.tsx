"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import shell from "../_desk/desk.module.css";
import type { Desk } from "../_desk/desk.ts";
import { Notes } from "../_desk/notes.tsx";
import { Part } from "../_desk/part.tsx";
import { Focus } from "./focus.tsx";
import { FollowUp } from "./follow-up.tsx";
import { Forecast } from "./forecast.tsx";
import { Parts, type ReviewView } from "./parts.tsx";
import { Said } from "./said.tsx";
import { Topics } from "./topics.tsx";

export function ReviewMain({ stage, view, desk }: { stage: CoachStage; view: ReviewView; desk: Desk }) {
  return (
    <>
      <Part name="now" id="desk-now">
        <Parts stage={stage} view={view} desk={desk} />
      </Part>
      <Part name="room" id="desk-room" grow>
        <div className={shell.pair}>
          <Topics view={view} />
          <Said view={view} />
        </div>
      </Part>
    </>
  );
}

/** In the last part the follow-up comes first: nothing can close without it. */
export function ReviewSide({ stage, view, desk }: { stage: CoachStage; view: ReviewView; desk: Desk }) {
  const words = useWords(deskWords);
  const commit = view.part === "commit";
  const followUp = <FollowUp stage={stage} view={view} desk={desk} />;
  return (
    <>
      {commit && <Part name="now">{followUp}</Part>}
      <Part name="adjust" id="desk-adjust">
        <Focus stage={stage} view={view} desk={desk} />
        <Forecast view={view} desk={desk} />
        {!commit && followUp}
      </Part>
      <Part name="notes">
        <Notes
          notes={stage.notes}
          note={view.notes === null ? words.review.notesLocked : words.review.notesShown}
          desk={desk}
        />
      </Part>
    </>
  );
}
