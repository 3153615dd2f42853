/**
 * A class of simulated learners: what they remember, which the engine never sees. Players and items are
 * numbered from 0; days are real numbers counted from the first session.
 */
export interface Learner {
  /** chance of recall now, without guessing */
  recall(player: number, item: number, day: number): number;
  /** the lesson */
  taught(player: number, item: number, day: number): void;
  /** an answer and the feedback after it */
  answered(player: number, item: number, day: number, recalled: boolean): void;
}

/** Who they are: standard normals, the same for every model, so that models meet the same classes. */
export interface Traits {
  /** greater is abler, and easier */
  person: readonly number[];
  item: readonly number[];
}

export interface Making {
  traits: Traits;
  /** days on which a session begins, and how long it lasts, days */
  sessions: readonly number[];
  sessionDays: number;
  /** what feedback after a miss is worth; 1 is as much as after a right answer */
  missWorth: number;
  /** for models with chance in their encoding: uniform [0, 1) */
  chance(): number;
}

export const SECONDS = 86_400;

/** One growing list of presentations for each player and item. */
export function lists<T>(players: number, items: number): T[][][] {
  return Array.from({ length: players }, () => Array.from({ length: items }, () => []));
}
