/** "4 Dec", in the viewer's own language and time zone. `at`: ms since 1970. */
export function shortDay(at: number): string {
  return new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" }).format(at);
}

/** "Thu 4 Dec" */
export function weekDay(at: number): string {
  return new Intl.DateTimeFormat(undefined, { weekday: "short", day: "numeric", month: "short" }).format(at);
}

export const DAY_MS = 86_400_000;
