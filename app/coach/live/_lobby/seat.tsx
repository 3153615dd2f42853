"use client";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import { NAME_CHARS_MAX } from "#lib/kit/limits.ts";
import type { TimeMult } from "#lib/model/input.ts";
import type { RosterSeat } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import type { Desk } from "../_desk/desk.ts";
import { Do, Switch } from "../_desk/do.tsx";
import { useWanted } from "../_desk/use-wanted.ts";
import css from "./roster.module.css";

const MULTS: readonly TimeMult[] = [1, 1.25, 1.5, 2];

/** One seat: a line, and behind it everything that can be changed about it. */
export function SeatRow({
  seat,
  teams,
  asking,
  desk,
  open,
  toggle,
}: {
  seat: RosterSeat;
  teams: string[];
  /** a question is on: who has answered is shown */
  asking: boolean;
  desk: Desk;
  open: boolean;
  toggle: () => void;
}) {
  const words = useWords(deskWords).roster;
  const id = useId();
  const state = seat.removed ? "out" : !seat.connected ? "away" : asking && seat.in ? "in" : "connected";
  const tags = [
    seat.team === null ? null : (teams[seat.team] ?? null),
    seat.timeMult > 1 ? words.extra({ mult: seat.timeMult }) : null,
    seat.calm ? words.calm : null,
    seat.rehearsal ? words.rehearsal : null,
    seat.late ? words.late : null,
  ].filter((tag) => tag !== null);
  return (
    <li className={css.seat} data-open={open}>
      <button type="button" className={css.line} aria-expanded={open} aria-controls={id} onClick={toggle}>
        <i className={css.dot} data-state={state} />
        <span className={css.name}>
          {seat.name}
          <span className="sr"> {words[state]}</span>
          {tags.map((tag) => (
            <span key={tag} className={card.tag}>
              {tag}
            </span>
          ))}
        </span>
        <ChevronDown size={16} aria-hidden="true" className={css.chevron} />
      </button>
      <div id={id} hidden={!open}>
        {open && <SeatForm seat={seat} teams={teams} desk={desk} />}
      </div>
    </li>
  );
}

function SeatForm({ seat, teams, desk }: { seat: RosterSeat; teams: string[]; desk: Desk }) {
  const words = useWords(deskWords).roster;
  const [name, setName] = useState(seat.name);
  const n = seat.seat;
  const rename = name.trim();
  const [timeMult, chooseTime] = useWanted(seat.timeMult, desk);
  const [team, chooseTeam] = useWanted(seat.team, desk);
  if (seat.removed) {
    return (
      <div className={css.form}>
        <Do desk={desk} input={{ do: "readmit", seat: n }}>
          {words.readmit}
        </Do>
      </div>
    );
  }
  return (
    <div className={css.form}>
      <form
        className={card.inline}
        onSubmit={(event) => {
          event.preventDefault();
          if (rename !== "" && rename !== seat.name) void desk.ask({ do: "rename", seat: n, name: rename });
        }}
      >
        <label className={card.field}>
          <span>{words.rename}</span>
          <input value={name} maxLength={NAME_CHARS_MAX} onChange={(event) => setName(event.target.value)} />
        </label>
        <button type="submit" className="btn" disabled={rename === "" || rename === seat.name}>
          {words.save}
        </button>
      </form>
      <div className={card.inline}>
        <label className={card.field}>
          <span>{words.time}</span>
          <select
            value={String(timeMult)}
            onChange={(event) => {
              const mult = MULTS.find((one) => String(one) === event.target.value) ?? 1;
              chooseTime(mult, { do: "accommodate", seat: n, timeMult: mult, calm: seat.calm });
            }}
          >
            {MULTS.map((mult) => (
              <option key={mult} value={String(mult)}>
                {mult === 1 ? words.timeNone : words.timeOf({ mult })}
              </option>
            ))}
          </select>
        </label>
        {teams.length > 0 && (
          <label className={card.field}>
            <span>{words.team}</span>
            <select
              value={team ?? ""}
              onChange={(event) => {
                const to = event.target.value === "" ? null : Number(event.target.value);
                chooseTeam(to, { do: "move", seat: n, team: to });
              }}
            >
              <option value="">{words.noTeam}</option>
              {teams.map((one, i) => (
                <option key={one} value={i}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Switch
        desk={desk}
        on={seat.calm}
        ask={(calm) => ({ do: "accommodate", seat: n, timeMult, calm })}
        hint={words.private}
      >
        {words.calmLabel}
      </Switch>
      <Do desk={desk} input={{ do: "remove", seat: n }} className="btn stop">
        {words.remove}
      </Do>
    </div>
  );
}
