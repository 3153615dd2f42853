import { assert } from "#lib/kit/assert.ts";
import type { Entry } from "#lib/model/entry.ts";
import type { AskedRecord, SessionRecord, SquadInput } from "#lib/model/squad.ts";
import { reduceSquad } from "#lib/squad/fold.ts";
import type { Squad } from "#lib/squad/types.ts";

export const DAY = 86_400_000;
export const T0 = 1_760_000_000_000;

/** right or not, or null for no answer, by player and question number */
export type Answers = (player: number, question: number) => 0 | 1 | null;

export interface Told {
  id?: string;
  day?: number;
  players?: (string | null)[];
  questions?: readonly number[];
  answers?: Answers;
  asked?: Partial<AskedRecord>;
  record?: Partial<SessionRecord>;
}

export const roster = (n: number) => Array.from({ length: n }, (_, i) => `m${i}`);
export const count = (n: number) => Array.from({ length: n }, (_, i) => i);
export const keyOf = (question: number) => `pack/q${question}`;

/** A session made by number: question q has topic q mod 4, one question a minute. */
export function session(told: Told = {}): SessionRecord {
  const { id = "s1", day = 0, players = roster(6), questions = count(12), answers = () => 1 } = told;
  const startedAt = T0 + day * DAY;
  const endedAt = startedAt + 3_600_000;
  const asked = questions.map((question, i): AskedRecord => {
    const rows = players.flatMap((_, player) => {
      const right = answers(player, question);
      return [{ player, right: right ?? 0, ms: right === null ? null : 3_000, sure: null } as const];
    });
    const right = rows.reduce((sum, row) => sum + row.right, 0);
    return {
      question: keyOf(question),
      family: `q:${keyOf(question)}`,
      edition: `edition-${question}`,
      topics: [`Topic ${question % 4}`],
      level: "medium",
      task: "fact",
      floor: 0.25,
      slot: "new",
      dial: 2,
      round: 1,
      openedAt: startedAt + i * 60_000,
      at: startedAt + i * 60_000 + 20_000,
      exposure: 1,
      predicted: 0.7,
      missed: rows.length > 0 && (right / rows.length - 0.25) / 0.75 < 0.6,
      confidentlyWrong: 0,
      answers: rows,
      ...told.asked,
    };
  });
  const n = asked.reduce((sum, one) => sum + one.answers.length, 0);
  const right = asked.flatMap((one) => one.answers).reduce((sum, one) => sum + one.right, 0);
  return {
    scrimmage: id,
    kind: "scrimmage",
    booking: null,
    title: `Scrimmage ${id}`,
    startedAt,
    endedAt,
    sealedAt: endedAt + 300_000,
    players: [...players],
    asked,
    seen: [],
    probes: [],
    focus: [],
    prediction: null,
    expected: n === 0 ? null : 0.7,
    got: n === 0 ? null : right / n,
    ...told.record,
  };
}

/** A squad's log in the making, with the state that it folds to. */
export class Log {
  readonly entries: Entry<SquadInput>[] = [];
  squad: Squad;

  constructor(members: readonly string[] = roster(6), open = false) {
    const squad = this.#fold(null, { do: "found", id: "9b", kind: "class", open, pseudonymous: false });
    assert(squad, "the first entry founds the squad");
    this.squad = squad;
    if (members.length > 0)
      this.put({ do: "enrol", members: members.map((id) => ({ id, timeMult: 1, calm: false })) });
  }

  put(input: SquadInput, at?: number): this {
    this.#fold(this.squad, input, at);
    return this;
  }

  play(told: Told = {}): this {
    const record = session(told);
    return this.put({ do: "played", record }, record.sealedAt);
  }

  #fold(squad: Squad | null, input: SquadInput, at?: number): Squad | null {
    const last = this.entries.at(-1)?.at ?? T0 - DAY;
    const entry: Entry<SquadInput> = {
      seq: this.entries.length + 1,
      at: Math.max(last, at ?? last),
      by: { role: "door" },
      ask: 0,
      input,
    };
    this.entries.push(entry);
    return reduceSquad(squad, entry);
  }
}
