"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { useWords } from "../_words/use-words.ts";
import { longDay } from "./day.ts";
import css from "./later.module.css";

/** What a follow-up's code says before its day. */
export function Later({ day }: { day: number }) {
  const words = useWords(followUpWords).followUp;
  return (
    <span>
      <b className={css.title}>{words.laterTitle({ date: longDay(day) })}</b> {words.laterText}
    </span>
  );
}
