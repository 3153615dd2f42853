"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { type PlayWords, playWords } from "#lib/i18n/play.ts";
import type { Code } from "#lib/kit/codes.ts";
import { useWords } from "../_words/use-words.ts";
import styles from "./play.module.css";

export interface FootProps {
  /** what to do, while nothing was done */
  hint: string;
  /** the server has an answer, or one is on its way */
  has: boolean;
  sending: boolean;
  /** it has been on its way for long */
  held: boolean;
  /** what is chosen now is not an answer, so the one before stands */
  emptied: boolean;
  refused: Code | null;
  locked: boolean;
  /** null: not open yet */
  closed: boolean | null;
  noClock: boolean;
  next: "sure" | "lock";
  onNext(): void;
}

/** Under the answers: where the answer stands, and the one button that comes next. Always the same height. */
export function Foot(props: FootProps) {
  const words = useWords(playWords);
  const common = useWords(commonWords);
  const { has, closed, locked, refused, held } = props;
  const [state, note] = said(props, words);
  return (
    <footer className={styles.foot}>
      {refused && refused !== "replaced" ? (
        <p role="alert">{common.refusal[refused]}</p>
      ) : (
        <p>
          {state && <b>{state} </b>}
          {note}
        </p>
      )}
      {has && closed === false && !locked && !held && (
        <button type="button" onClick={props.onNext}>
          {props.next === "sure" ? words.howSure : words.lockIn}
        </button>
      )}
    </footer>
  );
}

function said(props: FootProps, words: PlayWords): [string, string] {
  if (props.closed === null) return ["", ""];
  if (props.held) return ["", words.net.seatKept];
  if (props.closed) return [words.closed, props.has ? words.comingIn : words.noAnswerIn];
  if (props.locked) return [words.lockedIn, words.noMore];
  if (props.emptied) return ["", words.atLeastOne];
  if (props.has)
    return [props.sending ? words.sending : words.isIn, props.noClock ? words.noClock : words.mayChange];
  return [props.hint, props.noClock ? words.noClock : words.mayChange];
}
