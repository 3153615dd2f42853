"use client";
import { useEffect, useRef } from "react";
import { playLobbyWords } from "#lib/i18n/play-lobby.ts";
import { useWords } from "../_words/use-words.ts";
import type { Prefs } from "./prefs.ts";
import styles from "./settings.module.css";
import type { Play } from "./tools.ts";
import { useEager } from "./use-eager.ts";

/** What one phone can be set to. Loaded when it is opened. */
export default function Settings({
  play,
  onPrefs,
  onLeave,
  onClose,
}: {
  play: Play;
  onPrefs(change: Partial<Prefs>): void;
  onLeave(): void;
  onClose(): void;
}) {
  const words = useWords(playLobbyWords).phone;
  const { session, seat, prefs } = play;
  const dialog = useRef<HTMLDialogElement>(null);
  const calm = useEager(session, seat.seq, seat.calm);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.sheet} aria-labelledby="my-phone" onClose={onClose}>
      <h2 id="my-phone">{words.title}</h2>
      <p>{seat.name}</p>
      <Switch
        name={words.calm}
        note={words.calmNote}
        on={calm.value}
        onSet={(on) => calm.send(on, { do: "calm", on })}
      />
      <Switch name={words.sound} on={prefs.sound} onSet={(sound) => onPrefs({ sound })} />
      <Switch name={words.keys} on={prefs.keys} onSet={(keys) => onPrefs({ keys })} />
      <button type="button" className="cta" onClick={() => dialog.current?.close()}>
        {words.done}
      </button>
      <button type="button" className="quiet" onClick={onLeave}>
        {words.leave}
      </button>
    </dialog>
  );
}

function Switch({
  name,
  note,
  on,
  onSet,
}: {
  name: string;
  note?: string;
  on: boolean;
  onSet(on: boolean): void;
}) {
  return (
    <label className={styles.switch}>
      <span>
        {name}
        {note && <small>{note}</small>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onSet(event.target.checked)}
      />
    </label>
  );
}
