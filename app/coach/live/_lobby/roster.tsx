"use client";
import { useId, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, Roster } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import type { Desk } from "../_desk/desk.ts";
import css from "./roster.module.css";
import { SeatRow } from "./seat.tsx";

/** seats in the document at first; a class fits, a hall is searched */
const SHOWN = 60;

/** Everybody who has a seat, those taken out at the end. One row opens at a time. */
export function RosterList({
  roster,
  stage,
  desk,
}: {
  roster: Roster | null;
  stage: CoachStage;
  desk: Desk;
}) {
  const words = useWords(deskWords).roster;
  const id = useId();
  const [open, setOpen] = useState<number | null>(null);
  const [wanted, setWanted] = useState("");
  const [limit, setLimit] = useState(SHOWN);
  const all = roster?.seats ?? [];
  const needle = wanted.trim().toLowerCase();
  const found = all
    .filter((seat) => needle === "" || seat.name.toLowerCase().includes(needle))
    .toSorted((a, b) => Number(a.removed) - Number(b.removed) || a.seat - b.seat);
  const shown = found.slice(0, limit);
  return (
    <>
      {all.length > 12 && (
        <label className={css.find}>
          <span className="sr">{words.find}</span>
          <input
            type="search"
            placeholder={words.find}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </label>
      )}
      {all.length === 0 && <p className={`${card.quiet} ${css.none}`}>{words.none}</p>}
      <ul className={css.seats} id={id}>
        {shown.map((seat) => (
          <SeatRow
            key={seat.seat}
            seat={seat}
            teams={stage.teams}
            asking={stage.phase === "question"}
            desk={desk}
            open={open === seat.seat}
            toggle={() => setOpen(open === seat.seat ? null : seat.seat)}
          />
        ))}
      </ul>
      {found.length > shown.length && (
        <button type="button" className="btn" onClick={() => setLimit(limit + 200)}>
          {words.more({ n: found.length - shown.length })}
        </button>
      )}
    </>
  );
}

/** The roster as a card of the lobby. */
export function RosterCard({
  roster,
  stage,
  desk,
}: {
  roster: Roster | null;
  stage: CoachStage;
  desk: Desk;
}) {
  const words = useWords(deskWords).roster;
  const id = useId();
  const seats = (roster?.seats ?? []).filter((seat) => !seat.removed);
  const here = seats.filter((seat) => seat.connected).length;
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{words.title}</h2>
        <span className="lab">{words.count({ here, seats: seats.length })}</span>
      </div>
      <RosterList roster={roster} stage={stage} desk={desk} />
    </section>
  );
}
