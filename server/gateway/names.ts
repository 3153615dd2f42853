import { randomInt } from "node:crypto";
import { DataSet, englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";
import { NAME_FIRST, NAME_SECOND } from "#lib/i18n/name-words.ts";

const matcher = new RegExpMatcher({
  ...new DataSet<{ originalWord: string }>().addAll(englishDataset).build(),
  ...englishRecommendedTransformers,
});

/** Not shown to a class: rude in plain, or behind look-alike letters and spaces. */
export function isRude(text: string): boolean {
  return matcher.hasMatch(text) || matcher.hasMatch(text.replaceAll(/[\s._-]+/g, ""));
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
