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

/** The start of a day as a date field has it, "2026-12-04", where the viewer is; null for none. */
export function dayOf(text: string): number | null {
  const [year, month, day] = text.split("-").map(Number);
  if (!year || !month || !day) return null;
  return new Date(year, month - 1, day).getTime();
}

/** Whole days from one instant's day to another's, where the viewer is; a day may have 23 or 25 hours. */
export function daysBetween(from: number, to: number): number {
  return Math.round((dayAfter(to, 0) - dayAfter(from, 0)) / 86_400_000);
}
