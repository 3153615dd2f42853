import { DEFAULT_LOCALE, type Words } from "#lib/i18n/locale.ts";

/** This viewer's words of one area. English is the only language yet, so nothing is looked up. */
export function useWords<T>(words: Words<T>): T {
  return words[DEFAULT_LOCALE];
}
