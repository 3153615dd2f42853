"use client";
import { useId, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { joinWords } from "#lib/i18n/join.ts";
import type { Code } from "#lib/kit/codes.ts";
import type { RosterName } from "#lib/protocol/http.ts";
import { useWords } from "../_words/use-words.ts";
import { foundIn } from "./found-in.ts";
import join from "./join.module.css";
import styles from "./roster.module.css";

const SEARCH_FROM = 13;
const PIN_DIGITS_MAX = 8;

/** The squad's names to pick from; then the one picked, with its PIN where there is one. */
export function Roster({
  roster,
  guests,
  picked,
  pin,
  refused,
  onPick,
  onPin,
  onGuest,
}: {
  roster: readonly RosterName[];
  /** there is a way in without being on the list */
  guests: boolean;
  picked: RosterName | null;
  pin: string;
  refused: Code | null;
  onPick(name: RosterName | null): void;
  onPin(pin: string): void;
  onGuest(): void;
}) {
  return picked ? (
    <Picked name={picked} pin={pin} refused={refused} onPin={onPin} onOther={() => onPick(null)} />
  ) : (
    <List roster={roster} guests={guests} refused={refused} onPick={onPick} onGuest={onGuest} />
  );
}

function List({
  roster,
  guests,
  refused,
  onPick,
  onGuest,
}: {
  roster: readonly RosterName[];
  guests: boolean;
  refused: Code | null;
  onPick(name: RosterName): void;
  onGuest(): void;
}) {
  const words = useWords(joinWords).roster;
  const common = useWords(commonWords);
  const [search, setSearch] = useState("");
  const field = useId();
  const shown = roster.filter(({ name }) => foundIn(name, search));
  return (
    <section className={styles.roster} aria-labelledby="who">
      <h2 id="who">{words.who}</h2>
      {refused && (
        <p role="alert" className={join.alert}>
          {common.refusal[refused]}
        </p>
      )}
      {roster.length >= SEARCH_FROM && (
        <>
          <label className="sr" htmlFor={field}>
            {words.search}
          </label>
          <input
            id={field}
            type="search"
            className={join.own}
            value={search}
            placeholder={words.search}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              const [only] = shown;
              if (event.key !== "Enter") return;
              // Enter would send the whole form, and nobody is picked yet.
              event.preventDefault();
              if (shown.length === 1 && only && !shut(only)) onPick(only);
            }}
          />
          <p className="sr" role="status">
            {search.trim() === "" ? "" : words.found({ n: shown.length })}
          </p>
        </>
      )}
      <ul className={styles.list}>
        {shown.map((one) => (
          <li key={one.handle}>
            <button type="button" disabled={shut(one)} onClick={() => onPick(one)}>
              {one.name}
              {one.taken && <small>{words.inAlready}</small>}
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className={join.hint}>{words.nobody}</p>}
      {guests ? (
        <button type="button" className="quiet" onClick={onGuest}>
          {words.notThere}
        </button>
      ) : (
        <p className={join.hint}>{words.membersOnly}</p>
      )}
    </section>
  );
}

/** Without a PIN nobody can show that the seat is theirs. */
function shut({ taken, pin }: RosterName): boolean {
  return taken && !pin;
}

function Picked({
  name,
  pin,
  refused,
  onPin,
  onOther,
}: {
  name: RosterName;
  pin: string;
  refused: Code | null;
  onPin(pin: string): void;
  onOther(): void;
}) {
  const words = useWords(joinWords).roster;
  const common = useWords(commonWords);
  const field = useId();
  const note = `${field}-note`;
  return (
    <section className={styles.picked}>
      {/* It comes when a name was picked: the next thing that is read, and the next key. */}
      <h2 tabIndex={-1} ref={(heading) => (name.pin ? undefined : heading?.focus())}>
        {name.name}
      </h2>
      {name.pin && (
        <>
          <label htmlFor={field}>{words.pin}</label>
          <input
            id={field}
            ref={(input) => {
              if (pin === "") input?.focus();
            }}
            className={styles.pin}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            enterKeyHint="go"
            value={pin}
            maxLength={PIN_DIGITS_MAX}
            aria-describedby={note}
            aria-invalid={refused ? true : undefined}
            onChange={(event) => onPin(event.target.value.replaceAll(/\D/g, ""))}
          />
        </>
      )}
      <p id={note} className={refused ? join.alert : join.hint} role={refused ? "alert" : undefined}>
        {refused ? common.refusal[refused] : name.pin ? (name.taken ? words.takeOver : words.pinHint) : ""}
      </p>
      <button type="button" className="quiet" onClick={onOther}>
        {words.notMe}
      </button>
    </section>
  );
}
