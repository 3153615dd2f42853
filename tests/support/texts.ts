import { readdirSync } from "node:fs";
import { join } from "node:path";
import { LOCALES } from "#lib/i18n/locale.ts";

/**
 * Every text that a screen can show: strings, and functions by what they return for several arguments and
 * by the texts in their own source (so that no branch escapes).
 */

/** `learning.md` 6.6: what nobody can claim on the day. */
export const CLAIMS = /\b(learn(ed|t|ing gain)?|master(ed|y)|retain(ed|s)?|knows?|remember(s|ed)?)\b/i;
/** Nothing here ends in losing. */
export const LOSING = /\b(fail(s|ed|ure)?|lost|loser|losers)\b/i;
/** Saved data, not people: "Nothing was lost." is what a phone says after an outage. */
export const NOTHING_LOST = /\bnothing (is|was|gets|got) lost\b/gi;
/** About the task, never about the person (`learning.md` 3.5). */
export const PRAISE =
  /\b(well done|(good|great|nice|super|excellent|fantastic) (job|work|effort)|amazing|awesome|brilliant|fantastic|genius|superstar|clever|gifted|talented|smart|congrat\w*|bravo|proud of you|you(’|')?re (a )?(star|great|brilliant|weak)|top student)\b/i;
/** Where the words of memory may stand: the glossary, follow-ups, and players' own words for a cause. */
const MEMORY_KEYS = ["glossary", "followUp", "cause", "causes"];

export interface Text {
  where: string;
  path: string[];
  text: string;
}

const FOLDER = new URL("../../lib/i18n/", import.meta.url).pathname;

/** what a day's screens may say: everything but what speaks of memory on purpose */
export function onTheDay({ path }: Text): boolean {
  return !path.some((key) => MEMORY_KEYS.includes(key));
}

export function shown({ where, text }: Text): string {
  return `${where}: ${text}`;
}

export async function allTexts(): Promise<Text[]> {
  const out: Text[] = [];
  for (const file of readdirSync(FOLDER).toSorted()) {
    const dictionaries: Record<string, unknown> = await import(join(FOLDER, file));
    for (const [name, words] of Object.entries(dictionaries)) {
      if (!name.endsWith("Words") || typeof words !== "object" || words === null) continue;
      const area = name.replace(/Words$/, "");
      for (const locale of LOCALES) {
        for (const { path, text } of textsOf((words as Record<string, unknown>)[locale], [area])) {
          out.push({ where: `${file} ${path.join(".")}`, path, text });
        }
      }
    }
  }
  return out;
}

export function* textsOf(value: unknown, path: string[]): Generator<{ path: string[]; text: string }> {
  if (typeof value === "string") yield { path, text: value };
  else if (typeof value === "function") {
    for (const text of [...said(value as (...args: unknown[]) => unknown), ...literals(String(value))])
      yield { path, text };
  } else if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) yield* textsOf(one, [...path, String(i)]);
  } else if (value !== null && typeof value === "object") {
    for (const [key, one] of Object.entries(value)) yield* textsOf(one, [...path, key]);
  }
}

/** What a function of named arguments returns when each of them is 0, 1, 2, a word or a list of words. */
function said(words: (...args: unknown[]) => unknown): string[] {
  const out: string[] = [];
  for (const sample of [0, 1, 2, 7, 0.4, "word", ["one", "two"], true, null]) {
    const named = new Proxy({}, { get: () => sample });
    for (const args of [[named], [sample, sample, sample]]) {
      try {
        const result = words(...args);
        if (typeof result === "string") out.push(result);
      } catch {
        // a list where a number belongs; another sample fits
      }
    }
  }
  return out;
}

/** The texts in a function's source. Holes of templates are left out: they are code. */
function literals(source: string): string[] {
  const bare = source.replace(/\$\{[^{}`]*\}/g, " ");
  return [...bare.matchAll(/"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? "",
  );
}
