import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";

/** "Thursday 4 December", which stays on one line */
export function sayDay(at: number): string {
  const tag = DEFAULT_LOCALE === "en" ? "en-GB" : DEFAULT_LOCALE;
  return new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long" })
    .format(at)
    .replaceAll(" ", "\u00a0");
}
