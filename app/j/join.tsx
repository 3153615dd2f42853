"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { joinWords } from "#lib/i18n/join.ts";
import { CODES, type Code } from "#lib/kit/codes.ts";
import { NAME_CHARS_MAX } from "#lib/kit/limits.ts";
import type { JoinAnswer, RosterName } from "#lib/protocol/http.ts";
import { FullMark } from "../_look/full-mark.tsx";
import { Wordmark } from "../_look/wordmark.tsx";
import { useWords } from "../_words/use-words.ts";
import { Later } from "../follow-up/later.tsx";
import { read, seatKey } from "../play/kept.ts";
import { dropDevice, keepDevice, keptDevice, readWho, writeWho } from "../play/who.ts";
import { CodeField } from "./code-field.tsx";
import styles from "./join.module.css";
import { lookUp, type NotThere } from "./look-up.ts";
import { Names } from "./names.tsx";
import roster from "./roster.module.css";
import { Roster } from "./roster.tsx";
import { CODE_CHARS } from "./tidy-code.ts";

const AGAIN_MS = 2_000;

type Found =
  | { at: "nothing" }
  | { at: "looking" }
  | { at: "offline" }
  | { at: "no"; code: Code }
  | { at: "later"; day: number }
  | { at: "yes"; room: JoinAnswer };

/** Code, name, in. `first` is the code of a join link, `why` what was wrong with the name just tried. */
export function Join({ first = "", why = null }: { first?: string; why?: string | null }) {
  const words = useWords(joinWords);
  const common = useWords(commonWords);
  const router = useRouter();
  const [code, setCode] = useState(first);
  const [found, setFound] = useState<Found>({ at: "nothing" });
  const [name, setName] = useState("");
  const [names, setNames] = useState<string[]>([]);
  const [own, setOwn] = useState<string | null>(null);
  const [refused, setRefused] = useState<Code | null>(CODES.find((one) => one === why) ?? null);
  const [going, setGoing] = useState(false);
  const [tries, setTries] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const [picked, setPicked] = useState<RosterName | null>(null);
  const [pin, setPin] = useState("");
  const [guest, setGuest] = useState(false);
  const [keeps, setKeeps] = useState(false);

  useEffect(() => {
    if (code.length < CODE_CHARS) {
      setFound({ at: "nothing" });
      return;
    }
    // This phone has a seat there already: back to it, without asking for a name.
    if (read(seatKey(code)) !== null) {
      router.replace(`/play/${code}`);
      return;
    }
    const stop = new AbortController();
    if (tries === 0) setFound({ at: "looking" });
    let again: ReturnType<typeof setTimeout>;
    lookUp(code, stop.signal).then(
      (answer) => {
        setFound(foundOf(answer));
        if (!answer.ok) return;
        router.prefetch(`/play/${code}`);
        setNames(answer.names.slice(0, 3));
        setName(answer.names[0] ?? "");
        setPicked(null);
        setGuest(false);
        setKeeps(answer.keeps && keptDevice() !== null);
      },
      () => {
        if (stop.signal.aborted) return;
        setFound({ at: "offline" });
        again = setTimeout(() => setTries(tries + 1), AGAIN_MS);
      },
    );
    return () => {
      stop.abort();
      clearTimeout(again);
    };
  }, [code, router, tries]);

  // A name that was refused comes back to be changed, if it was the player's own.
  useEffect(() => {
    if (why === null || found.at !== "yes") return;
    const tried = readWho(code);
    if (tried?.member !== undefined)
      setPicked(found.room.roster.find((one) => one.handle === tried.member) ?? null);
    else if (tried?.name !== undefined && !found.room.generatedNamesOnly) {
      setGuest(found.room.guests);
      setOwn(tried.name);
    }
  }, [why, found, code]);

  const room = found.at === "yes" ? found.room : null;
  const shut = room ? shutBy(room) : null;
  const listed = room !== null && room.roster.length > 0 && !guest;
  const wanted = listed ? (picked?.name ?? "") : (own ?? name).trim();
  // a refused name of one's own is not offered again
  const again = own !== null && refused !== null;
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (!room || shut || going) return;
    if (listed) {
      if (!picked) return;
      if (picked.pin && pin === "") {
        setRefused("wrong-pin");
        return;
      }
      setGoing(true);
      writeWho(code, { member: picked.handle, ...(picked.pin ? { pin } : {}) });
      router.push(`/play/${code}`);
      return;
    }
    if (wanted === "") {
      setRefused("name-empty");
      return;
    }
    setGoing(true);
    if (room.keeps && !keeps) dropDevice();
    writeWho(code, { name: wanted, ...(room.keeps && keeps ? { device: keepDevice() } : {}) });
    router.push(`/play/${code}`);
  };
  const more = () => {
    lookUp(code, null, true).then(
      (answer) => {
        if (!answer.ok) return;
        const fresh = answer.names.filter((one) => !names.includes(one)).slice(0, 3);
        const next = fresh.length > 0 ? fresh : answer.names.slice(0, 3);
        setNames(next);
        setName(next[0] ?? "");
      },
      () => setTries(tries + 1),
    );
  };

  return (
    <main className="stage phone">
      <form className="ph" onSubmit={enter} noValidate>
        <header className="top">
          <Wordmark />
          <span>{words.noAccount}</span>
        </header>
        <h1 className={styles.title} ref={heading}>
          {words.title}
        </h1>
        <CodeField
          value={code}
          onChange={setCode}
          label={words.code}
          wrong={found.at === "no"}
          focus={first === ""}
        />
        <p className={styles.say} role={found.at === "no" || shut ? "alert" : "status"}>
          {found.at === "nothing" && words.shape}
          {found.at === "looking" && words.looking}
          {found.at === "offline" && words.offline}
          {found.at === "no" && common.refusal[found.code]}
          {found.at === "later" && <Later day={found.day} />}
          {shut && common.refusal[shut]}
          {room && !shut && (
            <>
              <Tick />
              {words.where({ title: room.title, phase: phaseOf(room, words.phase) })}{" "}
              <FullMark mode={room.mode} />
            </>
          )}
        </p>
        {room && !shut && listed && (
          <Roster
            roster={room.roster}
            guests={room.guests}
            picked={picked}
            pin={pin}
            refused={refused}
            onPick={(one) => {
              setPicked(one);
              setPin("");
              setRefused(null);
            }}
            onPin={(next) => {
              setPin(next);
              setRefused(null);
            }}
            onGuest={() => {
              setGuest(true);
              setRefused(null);
            }}
          />
        )}
        {room && !shut && !listed && (
          <Names
            names={names}
            name={name}
            own={own}
            fixed={room.generatedNamesOnly}
            refused={refused}
            charsMax={NAME_CHARS_MAX}
            onName={(next) => {
              setName(next);
              setRefused(null);
            }}
            onOwn={(next) => {
              setOwn(next);
              setRefused(null);
            }}
            onMore={more}
          />
        )}
        {room && !shut && !listed && room.roster.length > 0 && (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              setGuest(false);
              setRefused(null);
            }}
          >
            {words.roster.toList}
          </button>
        )}
        {room?.keeps && !shut && (
          <label className={roster.keep}>
            <input type="checkbox" checked={keeps} onChange={(event) => setKeeps(event.target.checked)} />
            <span>{words.keep}</span>
            <small>{words.keepHint}</small>
          </label>
        )}
        <div className={styles.end}>
          {shut || found.at === "offline" ? (
            <button type="button" className="cta" onClick={() => setTries(tries + 1)}>
              {words.again}
            </button>
          ) : listed && !picked ? null : (
            <button type="submit" className="cta" disabled={!room || going}>
              {going
                ? words.joining
                : room && wanted !== "" && !again
                  ? words.joinAs({ name: wanted })
                  : words.join}
            </button>
          )}
          <p className={styles.note}>{room?.mode ? common.full.counts : common.practiceOnly}</p>
          <a className={styles.coach} href="/coach">
            {words.coach}
          </a>
        </div>
      </form>
    </main>
  );
}

function foundOf(answer: JoinAnswer | NotThere): Found {
  if (answer.ok) return { at: "yes", room: answer };
  return answer.day === undefined ? { at: "no", code: answer.code } : { at: "later", day: answer.day };
}

/** why nobody can come in now, if so */
function shutBy(room: JoinAnswer): Code | null {
  if (room.phase === "sealed") return "sealed";
  if (room.locked) return "lobby-locked";
  return room.phase !== "lobby" && !room.lateJoin ? "late-join-off" : null;
}

function phaseOf(room: JoinAnswer, words: typeof joinWords.en.phase): string {
  if (room.phase === "lobby") return words.lobby;
  if (room.phase === "review") return words.review;
  return words.on({ round: room.round, rounds: room.rounds });
}

function Tick() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M5 12.5l4.5 4.5L19 7.5" />
    </svg>
  );
}
