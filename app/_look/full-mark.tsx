"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { useWords } from "../_words/use-words.ts";

/** The word and the colour of what counts; nothing on any screen of a scrimmage. */
export function FullMark({
  mode,
  className = "",
}: {
  mode: "fullPerformance" | undefined;
  className?: string;
}) {
  const { full } = useWords(commonWords);
  return mode === undefined ? null : <span className={`full-mark ${className}`}>{full.name}</span>;
}
