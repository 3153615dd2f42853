"use client";
import { ifThenText, ifThenWords } from "#lib/i18n/if-thens.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { IfThen } from "#lib/model/input.ts";
import type { WorkedView } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { sayChange } from "./say.ts";

/** An if–then in words: a suggested one by its id, or somebody's own. */
export function useSayIfThen(): (choice: IfThen) => string {
  const plans = useWords(ifThenWords);
  return (choice) => ifThenText(plans, choice);
}

/** What a round carries, or what was tried, in words. */
export function useSayCarried(): (what: WorkedView["what"]) => string {
  const words = useWords(projectorWords);
  const ifThen = useSayIfThen();
  return (what) =>
    what.what === "ifThen"
      ? ifThen(what.choice)
      : sayChange(what, words.change, (rule) => ifThen({ id: rule }));
}
