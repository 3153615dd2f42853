import type { State } from "../model/state.ts";
import { DAY_MS } from "../retention/eligible.ts";
import type { NotKnownYet } from "./types.ts";

export { DAY_MS };

/** What only a later day can say, and when it is asked. */
export function notKnownYet(state: State): NotKnownYet {
  const days = state.review?.followUps ?? null;
  const from = state.sealedAt ?? state.review?.startedAt ?? state.at;
  return {
    state: days === null ? "open" : days.length === 0 ? "declined" : "booked",
    dates: (days ?? []).map((day, i) => ({
      days: day,
      at: state.review?.followUpsAt?.[i] ?? from + day * DAY_MS,
    })),
    prediction: state.review?.prediction ?? null,
  };
}

/** "2025-11-27", the day of an instant in UTC (civil-from-days, Hinnant 2013). */
export function isoDay(at: number): string {
  const z = Math.floor(at / DAY_MS) + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}
