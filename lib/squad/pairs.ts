import { byCodeUnit } from "../kit/hash.ts";
import type { AskedRecord, SessionRecord } from "../model/squad.ts";
import { type Attendance, attendance, type Bar } from "../retention/attendance.ts";
import type { Delayed } from "../retention/curve.ts";
import { DAY_MS, type Given, type Seen, standings } from "../retention/eligible.ts";
import { type Pair, type Retention, thenAndNow } from "../retention/pairs.ts";
import { own } from "./keys.ts";
import { followed, gapDays } from "./sessions.ts";
import type { Squad } from "./types.ts";

/**
 * Then and now, out of two records (`learning.md` 6.3 and 6.4): probes only, the first turn of each at the
 * follow-up, at least a day after the room last saw the question or a rewording of it. No answer is no
 * attempt, on either day.
 */

/** One first turn of a probe in a follow-up, with who may count. */
interface Probed {
  asked: AskedRecord;
  /** key of what was played on the day */
  played: string;
  wording: "same" | "new";
  /** answers that count, by index of the record's players */
  answers: AskedRecord["answers"];
}

/** Same players, same questions: the rows of `lib/retention/pairs.ts`. Empty for anything but a follow-up. */
export function pairsOf(squad: Squad, followUp: SessionRecord): Pair[] {
  const day = followed(squad, followUp);
  if (!day) return [];
  return probedIn(squad, followUp, day).flatMap(({ asked, played, wording, answers }) => {
    const onDay = lastAttempts(day, played);
    return answers.flatMap(({ player, right }): Pair[] => {
      const id = followUp.players[player];
      const before = id === null || id === undefined ? undefined : onDay.get(id);
      if (id === null || id === undefined || before === undefined) return [];
      const topic = asked.topics[0] ?? "";
      return [{ player: id, item: played, topic, onDay: before, now: right, wording, floor: asked.floor }];
    });
  });
}

/** What a follow-up says, whole; null where nobody can be paired or it was on the same day. */
export function retentionOf(squad: Squad, followUp: SessionRecord): Retention | null {
  const day = followed(squad, followUp);
  if (!day) return null;
  const when = { on: followUp.startedAt, gapDays: gapDays(day, followUp.startedAt) };
  return thenAndNow(pairsOf(squad, followUp), when);
}

/** "18 of 24 players were here both days": of those whom the squad can recognise. */
export function attendanceOf(squad: Squad, followUp: SessionRecord): Attendance | null {
  const day = followed(squad, followUp);
  return day ? attendance(present(day), present(followUp)) : null;
}

/** For guests without a roster: everybody's answers to the probes, on the day and now, unpaired. */
export function barsOf(squad: Squad, followUp: SessionRecord): { onDay: Bar; now: Bar } | null {
  const day = followed(squad, followUp);
  if (!day) return null;
  const probed = probedIn(squad, followUp, day).filter(({ wording }) => wording === "same");
  const played = new Set(probed.map((one) => one.played));
  const last = new Map<string, AskedRecord>();
  for (const asked of day.asked) if (played.has(asked.question)) last.set(asked.question, asked);
  return {
    onDay: bar([...last.values()].map(({ answers }) => answers.filter(({ ms }) => ms !== null))),
    now: bar(probed.map(({ answers }) => answers)),
  };
}

function bar(turns: readonly AskedRecord["answers"][]): Bar {
  const answers = turns.flat();
  return {
    right: answers.reduce((sum, { right }) => sum + right, 0),
    asked: answers.length,
    players: new Set(answers.map(({ player }) => player)).size,
  };
}

/**
 * Points of a topic's forgetting curve: one for each follow-up of that scrimmage, or of every scrimmage,
 * each on its own axis of days. Whoever answered counts; who is known to have been away on the day does not.
 */
export function delayedPoints(squad: Squad, topic: string, scrimmage: string | null): Delayed[] {
  const points = squad.sessions.flatMap((record): Delayed[] => {
    const day = followed(squad, record);
    if (!day || (scrimmage !== null && day.scrimmage !== scrimmage)) return [];
    const there = new Set(present(day));
    const turns = probedIn(squad, record, day).filter(
      ({ asked, wording }) => wording === "same" && asked.topics[0] === topic,
    );
    let right = 0;
    let n = 0;
    let floor = 0;
    let gap = 0;
    let times = 0;
    for (const { asked, answers } of turns) {
      const before = practisedBefore(squad, record, asked.question);
      for (const { player, right: y } of answers) {
        const id = record.players[player];
        if (id !== null && id !== undefined && !there.has(id)) continue;
        right += y;
        n++;
        floor += asked.floor;
        gap += Math.max(0, asked.openedAt - before.lastAt) / DAY_MS;
        times += before.times;
      }
    }
    if (n === 0) return [];
    const day0 = gapDays(day, record.startedAt);
    return [{ day: day0, gap: gap / n, times: Math.round(times / n), right, n, floor: floor / n }];
  });
  return points.sort((a, b) => a.day - b.day);
}

/** In how many sessions before this one the question was asked, and when last. */
function practisedBefore(squad: Squad, record: SessionRecord, question: string) {
  const earlier = squad.sessions.slice(0, squad.sessions.indexOf(record));
  const turns = earlier.flatMap((one) => one.asked.filter((asked) => asked.question === question).slice(-1));
  return { times: turns.length, lastAt: turns.at(-1)?.at ?? record.startedAt };
}

/** The probes of `day` in its follow-up, without controls, each with the answers that may count. */
function probedIn(squad: Squad, followUp: SessionRecord, day: SessionRecord): Probed[] {
  const before = seenBefore(squad, followUp);
  return day.probes.flatMap((probe): Probed[] => {
    if (probe.control) return [];
    const asked = followUp.asked.find((one) => one.question === probe.as && one.exposure === 1);
    if (!asked) return [];
    const given = asked.answers.filter(({ ms }) => ms !== null);
    const rows = given.map(
      ({ player, ms }): Given => ({
        player: followUp.players[player] ?? `guest-${player}`,
        item: asked.family,
        askedAt: asked.openedAt,
        answeredAt: asked.openedAt + (ms ?? 0),
        probe: true,
      }),
    );
    // The played one's family too: a pack may have been edited so that the rewording is on its own.
    const families = [asked.family, own(squad.questions, probe.question)?.family];
    const seen = [...before, ...seenToday(followUp, asked)]
      .filter(({ item }) => families.includes(item))
      .map((one): Seen => ({ ...one, item: asked.family }));
    const counts = standings(rows, seen);
    const answers = given.filter((_, i) => counts[i] === "counts");
    return answers.length === 0 ? [] : [{ asked, played: probe.question, wording: probe.wording, answers }];
  });
}

/** What the room saw in earlier sessions, up to the end of each; and what members practised alone. */
function seenBefore(squad: Squad, record: SessionRecord): Seen[] {
  const earlier = squad.sessions.slice(0, squad.sessions.indexOf(record));
  const rooms = earlier.flatMap(({ asked, seen, endedAt }) =>
    [...asked, ...seen].map(({ family }): Seen => ({ player: null, item: family, at: endedAt })),
  );
  const alone = Object.entries(squad.practised).flatMap(([player, lines]) =>
    lines.map(
      ({ question, at }): Seen => ({ player, item: own(squad.questions, question)?.family ?? question, at }),
    ),
  );
  return [...rooms, ...alone];
}

/** Earlier turns of its family in the same follow-up. */
function seenToday(followUp: SessionRecord, asked: AskedRecord): Seen[] {
  return followUp.asked
    .filter((one) => one.family === asked.family && one.openedAt < asked.openedAt)
    .map(({ family, at }) => ({ player: null, item: family, at }));
}

/** Last answer that was given on the day, by id. */
function lastAttempts(day: SessionRecord, question: string): Map<string, 0 | 1> {
  const out = new Map<string, 0 | 1>();
  for (const asked of day.asked) {
    if (asked.question !== question) continue;
    for (const { player, right, ms } of asked.answers) {
      const id = day.players[player];
      if (id !== null && id !== undefined && ms !== null) out.set(id, right);
    }
  }
  return out;
}

/** Who answered anything, each once, of those with an id. */
function present(record: SessionRecord): string[] {
  const players = new Set<number>();
  for (const { answers } of record.asked)
    for (const { player, ms } of answers) if (ms !== null) players.add(player);
  const ids = [...players].flatMap((player) => record.players[player] ?? []);
  return ids.sort(byCodeUnit);
}
