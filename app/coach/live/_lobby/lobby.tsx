"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, Roster } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import shell from "../_desk/desk.module.css";
import type { Desk } from "../_desk/desk.ts";
import { DialChoice } from "../_desk/dial.tsx";
import { Notes } from "../_desk/notes.tsx";
import { Part } from "../_desk/part.tsx";
import { Join } from "./join.tsx";
import css from "./lobby.module.css";
import { PlanSummary } from "./plan.tsx";
import { Rehearsal } from "./rehearsal.tsx";
import { RosterCard } from "./roster.tsx";
import { Switches } from "./switches.tsx";
import { TeamsForm } from "./teams.tsx";

export function LobbyMain({ stage, roster, desk }: { stage: CoachStage; roster: Roster | null; desk: Desk }) {
  const words = useWords(deskWords);
  const id = useId();
  return (
    <>
      <Part name="now" id="desk-now">
        <Join stage={stage} heading />
      </Part>
      <Part name="room" id="desk-room">
        <RosterCard roster={roster} stage={stage} desk={desk} />
        <div className={`${shell.pair} ${css.pair}`}>
          <section className={`card ${card.card}`} aria-labelledby={`${id}r`}>
            <h2 id={`${id}r`}>{words.lobby.rehearsal}</h2>
            <Rehearsal id={stage.id} />
          </section>
          <section className={`card ${card.card}`} aria-labelledby={`${id}t`}>
            <h2 id={`${id}t`}>{words.teams.title}</h2>
            <TeamsForm key={stage.teams.join("\n")} stage={stage} desk={desk} />
          </section>
        </div>
      </Part>
    </>
  );
}

export function LobbySide({ stage, desk }: { stage: CoachStage; desk: Desk }) {
  const words = useWords(deskWords);
  const id = useId();
  return (
    <>
      <Part name="now">
        <PlanSummary stage={stage} />
      </Part>
      <Part name="adjust" id="desk-adjust">
        <section className={`card ${card.card}`} aria-labelledby={id}>
          <h2 id={id}>{words.lobby.door}</h2>
          <Switches stage={stage} desk={desk} />
          <div className={css.narrow}>
            <DialChoice stage={stage} desk={desk} />
          </div>
        </section>
      </Part>
      <Part name="notes">
        <Notes notes={stage.notes} note={words.notes.private} desk={desk} />
      </Part>
    </>
  );
}
