import { DEFAULT_LOCALE, type Locale } from "#lib/i18n/locale.ts";

/** how days are written in each language */
const TAGS: Record<Locale, string> = { en: "en-GB" };

/** "Thursday 14 November", where the viewer is. */
export function longDay(at: number): string {
  return new Intl.DateTimeFormat(TAGS[DEFAULT_LOCALE], {
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(at);
}

/** The start of the day that is so many days after an instant, where the viewer is. */
export function dayAfter(at: number, days: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
