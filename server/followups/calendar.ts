/** One date of a calendar file. Texts are plain; lines may be as long as they like. */
export interface CalendarEvent {
  uid: string;
  /** ms since 1970: when it begins, and when this file was written */
  at: number;
  writtenAt: number;
  minutes: number;
  title: string;
  text: string;
  url: string;
}

const LINE_BYTES_MAX = 75;
const HOUR_MS = 3_600_000;

/**
 * A calendar (RFC 5545). With a zone the times are those of the clock on the wall there, without one of
 * universal time: a lesson is at ten also after the clocks have changed.
 */
export function calendarFile(events: readonly CalendarEvent[], zone: string | null): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Scrimmage//Follow-ups//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${event.uid}`,
      `DTSTAMP:${stamp(event.writtenAt, null)}`,
      `DTSTART:${stamp(event.at, zone)}`,
      `DURATION:PT${event.minutes}M`,
      `SUMMARY:${escaped(event.title)}`,
      `DESCRIPTION:${escaped(event.text)}`,
      `URL:${event.url}`,
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** 3.3.11: backslash, semicolon, comma and line break are written with a backslash. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n|\r|\n/g, "\\n");
}

/** 3.1: no line over 75 bytes, and no character cut in two; what goes on begins with a space. */
export function folded(line: string): string {
  const rows: string[] = [];
  let row = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES_MAX) {
      rows.push(row);
      row = " ";
      bytes = 1;
    }
    row += character;
    bytes += size;
  }
  return [...rows, row].join("\r\n");
}

/** Whether the zone is one that clocks are known of, such as "Europe/Lisbon". */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The instant of the day that begins at `dayAt` when the clock in the zone shows what it shows at `like`. */
export function sameTimeOfDay(dayAt: number, like: number, zone: string | null): number {
  const wanted = clock(like, zone) - clock(dayAt, zone);
  const minutes = ((wanted % 1440) + 1440) % 1440;
  const guess = dayAt + minutes * 60_000;
  // On the day that the clocks change, an hour is missing or comes twice.
  const off = clock(like, zone) - clock(guess, zone);
  return guess + (((off + 720 + 1440) % 1440) - 720) * 60_000;
}

/**
 * When the day begins, in the zone, that is so many days after the day of an instant. Where the clocks are
 * set ahead at midnight itself, the day begins an hour late there, and so here.
 */
export function dayAfter(at: number, days: number, zone: string): number {
  const { year, month, day } = parts(at, zone);
  const wanted = Date.UTC(Number(year), Number(month) - 1, Number(day) + days);
  let begins = wanted;
  // What the wall clock is off by changes with the clocks: the second look is at the right side of a change.
  for (let look = 0; look < 2; look++) begins += wanted - wallClock(begins, zone);
  return wallClock(begins, zone) < wanted ? begins + HOUR_MS : begins;
}

/** What the clock on the wall shows, as if it were universal time. */
function wallClock(at: number, zone: string): number {
  const { year, month, day, hour, minute, second } = parts(at, zone);
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return date + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

/** minutes after midnight */
function clock(at: number, zone: string | null): number {
  const part = parts(at, zone);
  return Number(part.hour) * 60 + Number(part.minute);
}

function stamp(at: number, zone: string | null): string {
  const { year, month, day, hour, minute, second } = parts(at, zone);
  return `${year}${month}${day}T${hour}${minute}${second}${zone === null ? "Z" : ""}`;
}

function parts(at: number, zone: string | null): Record<string, string> {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone ?? "UTC",
    ...{ year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}
