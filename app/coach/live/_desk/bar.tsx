"use client";
import { Ellipsis, Eye, EyeOff, Lock, LockOpen } from "lucide-react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { FullMark } from "../../../_look/full-mark.tsx";
import { Wordmark } from "../../../_look/wordmark.tsx";
import { useWords } from "../../../_words/use-words.ts";
import css from "./bar.module.css";
import { minutesSeconds, secondsLeft, useNow } from "./clock.tsx";
import { spaced } from "./code.ts";
import type { DialogName } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { Do } from "./do.tsx";

/** Where we are: title, code, round, time left, who is here; names, lock and More at its end. */
export function Bar({
  stage,
  players,
  desk,
  open,
}: {
  stage: CoachStage;
  players: number;
  desk: Desk;
  open: (dialog: DialogName) => void;
}) {
  const words = useWords(deskWords);
  const { namesShown, locked } = stage.settings;
  return (
    <header className={`bar ${css.bar}`} data-mode={stage.mode}>
      <a href="/coach" className={css.home}>
        <Wordmark />
      </a>
      <i className={css.rule} />
      <h1 className={css.title}>{stage.title}</h1>
      <FullMark mode={stage.mode} />
      <span className={css.code}>
        <span className="sr">{words.bar.code} </span>
        {spaced(stage.code)}
      </span>
      <span className={css.space} />
      <span className={css.where}>
        <Where stage={stage} />
        {stage.roundEndsAt !== null && <RoundLeft stage={stage} until={stage.roundEndsAt} desk={desk} />}
      </span>
      <i className={css.rule} />
      <span className={css.players}>{words.bar.players({ n: players })}</span>
      {stage.phase !== "sealed" && stage.phase !== "review" && (
        <>
          <Do
            desk={desk}
            input={{ do: "names", shown: !namesShown }}
            className={`btn ${css.wide}`}
            shortcut="n"
          >
            {namesShown ? <Eye size={16} aria-hidden="true" /> : <EyeOff size={16} aria-hidden="true" />}
            {namesShown ? words.command.namesShown : words.command.namesHidden}
          </Do>
          <Do desk={desk} input={{ do: "lock", locked: !locked }} className={`btn ${css.wide}`}>
            {locked ? <Lock size={16} aria-hidden="true" /> : <LockOpen size={16} aria-hidden="true" />}
            {locked ? words.command.locked : words.command.unlocked}
          </Do>
        </>
      )}
      {stage.phase !== "sealed" && (
        <button
          type="button"
          className={`btn ${css.more}`}
          aria-haspopup="dialog"
          onClick={() => open("more")}
        >
          <Ellipsis size={16} strokeWidth={3} aria-hidden="true" />
          <span className="sr">{words.bar.more}</span>
        </button>
      )}
    </header>
  );
}

function Where({ stage }: { stage: CoachStage }) {
  const words = useWords(deskWords).bar;
  if (stage.phase === "lobby") return <b>{words.lobby}</b>;
  if (stage.phase === "review") return <b>{words.review}</b>;
  if (stage.phase === "sealed") return <b>{words.sealed}</b>;
  if (stage.phase === "break") return <b>{words.breakAfter({ n: stage.round })}</b>;
  return (
    <span>
      <b>{words.round({ n: stage.round })}</b>{" "}
      <span className={css.quiet}>{words.of({ n: stage.rounds })}</span>
    </span>
  );
}

function RoundLeft({ stage, until, desk }: { stage: CoachStage; until: number; desk: Desk }) {
  const words = useWords(deskWords).bar;
  const now = useNow(desk, stage.pausedAt);
  if (now === 0) return null;
  const seconds = secondsLeft(until, now);
  return (
    <span className={css.quiet}>
      {seconds === 0 ? words.over : words.left({ clock: minutesSeconds(seconds) })}
    </span>
  );
}
