import { randomInt } from "node:crypto";
import { DataSet, englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";
import { NAME_FIRST, NAME_SECOND } from "#lib/i18n/name-words.ts";

const matcher = new RegExpMatcher({
  ...new DataSet<{ originalWord: string }>().addAll(englishDataset).build(),
  ...englishRecommendedTransformers,
});

/** A name that is not shown to a class: rude in plain, or behind look-alike letters, signs and spaces. */
export function isRudeName(name: string): boolean {
  return isRude(name) || matcher.hasMatch(plain(name).replaceAll(/[^\p{L}\p{N}]+/gu, ""));
}

/** The same of a sentence, in which words may meet: "push it" is not rude, "s h i t" is. */
export function isRude(text: string): boolean {
  const seen = plain(text);
  const unsigned = seen.replaceAll(/[^\p{L}\p{N}\s]+/gu, "");
  return [seen, unsigned, seen.replaceAll(SPELLED, "")].some((one) => matcher.hasMatch(one));
}

/** what stands between single letters */
const SPELLED = /(?<=(?<![\p{L}\p{N}])[\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}](?![\p{L}\p{N}]))/gu;

function plain(text: string): string {
  return text.normalize("NFKC").replaceAll(/\p{Default_Ignorable_Code_Point}+/gu, "");
}

/** A two-word name that nobody has; chance is stamped here, at the door. */
export function freeName(taken: (name: string) => boolean): string {
  for (let i = 0; i < 40; i++) {
    const name = twoWords();
    if (!taken(name)) return name;
  }
  // So full a room that two words do not do: a number makes the name free.
  for (;;) {
    const name = `${twoWords()} ${randomInt(10, 1000)}`;
    if (!taken(name)) return name;
  }
}

function twoWords(): string {
  return `${NAME_FIRST[randomInt(NAME_FIRST.length)]} ${NAME_SECOND[randomInt(NAME_SECOND.length)]}`;
}
