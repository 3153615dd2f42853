import { DEFAULT_LOCALE } from "#lib/i18n/locale.ts";

/** Instants in this viewer's calendar and language. All are ms since 1970. */

const DAY_MS = 86_400_000;

/** "14:05" */
export function clock(at: number): string {
  return new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/** "26 Nov", with the year when it is not this one */
export function day(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** "Friday 4 December" */
export function weekday(at: number): string {
  return new Date(at).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
}

export function daysFrom(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.getTime();
}

/** "2 hours ago" */
export function ago(now: number, at: number): string {
  const format = new Intl.RelativeTimeFormat(DEFAULT_LOCALE, { numeric: "auto" });
  const minutes = Math.round((now - at) / 60_000);
  if (minutes < 60) return format.format(-minutes, "minute");
  if (now - at < DAY_MS) return format.format(-Math.round(minutes / 60), "hour");
  return format.format(-Math.round((now - at) / DAY_MS), "day");
}

/** "2026-12-04" in this viewer's calendar */
export function isoDay(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function isWeekend(at: number): boolean {
  const weekdayNumber = new Date(at).getDay();
  return weekdayNumber === 0 || weekdayNumber === 6;
}
