import { predict, priorDifficulty, priorTheta } from "../learning/filter.ts";
import type { OwnDay } from "../learning/handicap.ts";
import type { Entry } from "../model/entry.ts";
import type { SessionRecord, SquadInput } from "../model/squad.ts";
import { reduceSquad } from "./fold.ts";
import { own } from "./keys.ts";
import { pairsOf } from "./pairs.ts";
import type { Squad } from "./types.ts";

/** By member's or kept device's id: own days in order of play, each with its scrimmage. */
export type OwnDays = ReadonlyMap<string, readonly ({ scrimmage: string } & OwnDay)[]>;

/**
 * Every player's days against what the history expected of that player before each of them, for the
 * personal best (`learning.md` 7). Nobody is compared with anybody: p̂ is each player's own. Sessions that
 * were deleted since are left out.
 */
export function ownDays(entries: Iterable<Entry<SquadInput>>): OwnDays {
  const days = new Map<string, ({ scrimmage: string } & OwnDay)[]>();
  let squad: Squad | null = null;
  for (const entry of entries) {
    // A personal best is of practice; a full performance is the squad's (`records.ts`).
    if (squad && entry.input.do === "played" && entry.input.record.kind !== "fullPerformance")
      addDay(days, squad, entry.input.record);
    squad = reduceSquad(squad, entry);
    const last = squad?.sessions.at(-1);
    if (squad && last?.kind === "followUp" && entry.input.do === "played") addKept(days, squad, last);
  }
  const there = new Set(squad?.sessions.map((session) => session.scrimmage));
  return new Map([...days].map(([id, own]) => [id, own.filter((day) => there.has(day.scrimmage))]));
}

/** Of what a player had right on the day, how much was right again at the follow-up (`pairs.ts`). */
function addKept(
  days: ReadonlyMap<string, ({ scrimmage: string } & OwnDay)[]>,
  squad: Squad,
  record: SessionRecord,
): void {
  for (const { player, onDay, now } of pairsOf(squad, record)) {
    const day = days.get(player)?.findLast((one) => one.scrimmage === record.scrimmage);
    if (!day || onDay === 0) continue;
    const { kept, of } = day.kept ?? { kept: 0, of: 0 };
    day.kept = { kept: kept + now, of: of + 1 };
  }
}

function addDay(
  days: Map<string, ({ scrimmage: string } & OwnDay)[]>,
  squad: Squad,
  record: SessionRecord,
): void {
  const sums = record.players.map(() => ({ n: 0, over: 0 }));
  for (const asked of record.asked) {
    const b = own(squad.questions, asked.question)?.b ?? priorDifficulty(asked.level);
    for (const { player, right } of asked.answers) {
      const sum = sums[player];
      const id = record.players[player];
      if (!sum || !id) continue;
      const theta = own(squad.people, id)?.theta ?? priorTheta();
      sum.n++;
      sum.over += right - predict(theta, b, asked.floor, asked.dial, squad.pressure[asked.dial]);
    }
  }
  record.players.forEach((id, i) => {
    const sum = sums[i];
    if (id === null || !sum || sum.n === 0) return;
    const list = days.get(id) ?? [];
    list.push({ scrimmage: record.scrimmage, ...sum });
    days.set(id, list);
  });
}
