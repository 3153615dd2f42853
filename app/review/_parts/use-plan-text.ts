import { ifThenWords } from "#lib/i18n/if-thens.ts";
import { useWords } from "../../_words/use-words.ts";

/** What an if–then plan does, in short: its second half, as a heading. */
export function usePlanText(): (id: string) => string {
  const { plans } = useWords(ifThenWords);
  return (id) => {
    const text = plans[id]?.do ?? id;
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
}
