/** Languages that the screens speak. Adding one: its key here; the compiler then asks for its words everywhere. */
export const LOCALES = ["en"] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = "en";

/** One area's words in every language. Values are strings or pure functions of named arguments. */
export type Words<T> = Record<Locale, T>;
