"use client";
import { useState } from "react";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import { useWords } from "../../_words/use-words.ts";
import { Frame, isMiss, Why } from "../film.tsx";
import { Focused, Saying } from "../parts.tsx";
import play from "../play.module.css";
import styles from "./break.module.css";
import type { BreakProps } from "./break.tsx";
import { Revote } from "./huddle.tsx";

/** My film first, then the held question once more, on my own. */
export function Think({ play: tools, stage }: BreakProps) {
  const words = useWords(playBreakWords);
  const film = tools.seat.film;
  const frames = film?.frames ?? [];
  const [at, setAt] = useState(0);
  const [told, setTold] = useState(false);
  const frame = frames[at];
  const held = stage.held?.open ? stage.held : null;
  if (!frame) {
    if (held) return <Revote play={tools} held={held} title={words.held.own} />;
    return (
      <Saying title={at === 0 ? words.film.none : words.film.title}>
        <p className={play.msg}>{words.film.wait}</p>
      </Saying>
    );
  }
  const more = at + 1 < frames.length;
  const ready = told || !isMiss(frame) || frame.cause !== null;
  const next = more
    ? words.film.next
    : held
      ? ready
        ? words.film.toHeld
        : words.film.skip
      : words.film.done;
  return (
    <>
      <div className={play.body} key={frame.run}>
        <Focused className={styles.title}>{words.film.title}</Focused>
        <p className={styles.sub}>{words.film.why[frame.why]}</p>
        <Frame frame={frame} />
        <Why play={tools} frame={frame} onTold={() => setTold(true)} />
      </div>
      <button
        type="button"
        className={ready ? "cta" : "quiet"}
        onClick={() => {
          setAt(at + 1);
          setTold(false);
        }}
      >
        {next}
      </button>
    </>
  );
}
