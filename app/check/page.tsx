"use client";
import { checkWords } from "#lib/i18n/check.ts";
import { useWords } from "../_words/use-words.ts";
import { Desk } from "../coach/_desk/desk.tsx";
import { Check } from "./check.tsx";
import { useCheck } from "./use-check.ts";

/** For a coach before the lesson, on the players' network; open to everybody. */
export default function CheckPage() {
  const words = useWords(checkWords);
  const { checked, again } = useCheck();
  return (
    <Desk here="scrimmages" title={words.title}>
      <Check checked={checked} again={again} />
    </Desk>
  );
}
