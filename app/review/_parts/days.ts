/** Instants in this viewer's calendar. All are ms since 1970. */

/** "4 Dec" */
export function shortDay(at: number): string {
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}

/** "4 December" */
export function longDay(at: number): string {
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
}

/** "Thursday 27 November" */
export function fullDay(at: number): string {
  return new Date(at).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
}

export function isToday(at: number, now: number): boolean {
  return new Date(at).toDateString() === new Date(now).toDateString();
}

/** "4, 9 and 23 December" where the months are the same, each with its own otherwise */
export function dayList(instants: readonly number[], join: (a: { days: string[] }) => string): string {
  const days = instants.map((at, i) => {
    const next = instants[i + 1];
    const same = next !== undefined && new Date(next).getMonth() === new Date(at).getMonth();
    return same ? String(new Date(at).getDate()) : longDay(at);
  });
  return join({ days });
}

/** "27 November 2026" */
export function datedDay(at: number): string {
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}
