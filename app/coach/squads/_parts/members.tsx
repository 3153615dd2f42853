"use client";
import ChevronDown from "lucide-react/icons/chevron-down";
import KeyRound from "lucide-react/icons/key-round";
import Trash2 from "lucide-react/icons/trash-2";
import { useId, useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import { NAME_CHARS_MAX } from "#lib/kit/limits.ts";
import type { TimeMult } from "#lib/model/input.ts";
import type { MemberLine, MemberPatch } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import rows from "../../_desk/rows.module.css";
import type { Key } from "./key.ts";
import css from "./members.module.css";

const TIMES: readonly TimeMult[] = [1, 1.25, 1.5, 2];

/** The list, changed where it stands; every change is kept at once. */
export function Members({
  members,
  pseudonymous,
  owners,
  change,
  givePin,
  remove,
}: {
  members: readonly MemberLine[];
  pseudonymous: boolean;
  owners: Key;
  change: (member: MemberLine, patch: MemberPatch) => void;
  givePin: (member: MemberLine) => void;
  remove: (member: MemberLine) => void;
}) {
  const words = useWords(squadsWords).page;
  const { columns } = words;
  const note = useId();
  /** on a phone, whose line is unfolded */
  const [unfolded, setUnfolded] = useState<string | null>(null);
  return (
    <>
      <table className={`card ${css.members}`}>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.pin}</th>
            <th scope="col">{columns.time}</th>
            <th scope="col">{columns.calm}</th>
            <th scope="col">{columns.practice}</th>
            <th scope="col">{columns.sessions}</th>
            <th scope="col">
              <span className="sr">{columns.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((one) => (
            <tr key={one.id} data-open={one.id === unfolded}>
              <th scope="row">
                {pseudonymous ? (
                  <span className={css.pseudonym}>
                    {one.name}
                    {owners[one.id] && <small>{owners[one.id]}</small>}
                  </span>
                ) : (
                  <NameField member={one} rename={(name) => change(one, { name })} />
                )}
              </th>
              <td className={css.pin}>
                <button
                  type="button"
                  className={`btn ${css.more}`}
                  aria-label={words.more({ name: one.name })}
                  aria-expanded={one.id === unfolded}
                  onClick={() => setUnfolded(one.id === unfolded ? null : one.id)}
                >
                  <ChevronDown size={16} aria-hidden="true" />
                  {words.moreShort}
                </button>
                <button
                  type="button"
                  className="btn"
                  aria-label={words.pinOf({ name: one.name })}
                  onClick={() => givePin(one)}
                >
                  <KeyRound size={16} aria-hidden="true" />
                  {one.pin ? words.pinSet : words.pinNone}
                </button>
              </td>
              <td data-label={columns.time}>
                <select
                  aria-label={words.timeOf({ name: one.name })}
                  value={one.timeMult}
                  onChange={(event) => {
                    const timeMult = TIMES.find((time) => time === Number(event.target.value));
                    if (timeMult !== undefined) change(one, { timeMult });
                  }}
                >
                  {TIMES.map((mult) => (
                    <option key={mult} value={mult}>
                      {words.times({ mult })}
                    </option>
                  ))}
                </select>
              </td>
              <td data-label={columns.calm}>
                <label className={css.tick}>
                  <input
                    type="checkbox"
                    aria-label={words.calmOf({ name: one.name })}
                    checked={one.calm}
                    onChange={(event) => change(one, { calm: event.target.checked })}
                  />
                  <span aria-hidden="true">{words.calm}</span>
                </label>
              </td>
              <td data-label={columns.practice}>
                <label className={css.tick}>
                  <input
                    type="checkbox"
                    aria-label={words.practiceOf({ name: one.name })}
                    aria-describedby={note}
                    checked={one.optedIn}
                    onChange={(event) => change(one, { optIn: event.target.checked })}
                  />
                  <span aria-hidden="true">{words.practice}</span>
                </label>
              </td>
              <td className="num" data-label={columns.sessions}>
                {one.sessions}
              </td>
              <td>
                <button
                  type="button"
                  className={`btn ${rows.remove}`}
                  aria-label={words.removeOf({ name: one.name })}
                  onClick={() => remove(one)}
                >
                  <Trash2 size={16} aria-hidden="true" />
                  {words.remove}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p id={note} className={`lab ${css.note}`}>
        {words.practiceNote}
      </p>
    </>
  );
}

/** Kept when it is left or Enter is pressed; Escape takes it back. */
function NameField({ member, rename }: { member: MemberLine; rename: (name: string) => void }) {
  const words = useWords(squadsWords).page;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className={css.name}
      aria-label={words.nameOf({ name: member.name })}
      value={typed ?? member.name}
      maxLength={NAME_CHARS_MAX}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.blur();
        if (event.key === "Escape") setTyped(null);
      }}
      onBlur={() => {
        const name = typed?.trim() ?? "";
        setTyped(null);
        if (name !== "" && name !== member.name) rename(name);
      }}
    />
  );
}
