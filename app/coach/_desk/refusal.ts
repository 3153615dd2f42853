import { coachWords } from "#lib/i18n/coach.ts";
import { commonWords } from "#lib/i18n/common.ts";
import { useWords } from "../../_words/use-words.ts";
import type { Refusal } from "./api.ts";

/** The sentence for a refusal, followed by what exactly the server found, if it said so. */
export function useRefusalText(): (refusal: Refusal) => string {
  const coach = useWords(coachWords);
  const common = useWords(commonWords);
  return ({ code, detail }) => {
    const words: Partial<Record<string, string>> = { ...common.refusal, ...coach.refusal };
    const sentence = code === "unreachable" ? coach.unreachable : (words[code] ?? coach.unreachable);
    return detail ? `${sentence} ${detail}` : sentence;
  };
}
