import type { AskedRecord, SessionRecord } from "../model/squad.ts";
import { holdable } from "./keys.ts";

/**
 * A record that the estimates can be made of: every number is one, every answer is somebody's, and nobody
 * answered a turn twice. Anything else is refused as a whole.
 */
export function recordFits(record: Readonly<SessionRecord>): boolean {
  const times = [record.startedAt, record.endedAt, record.sealedAt];
  const shares = [record.prediction, record.expected, record.got];
  return (
    holdable(record.scrimmage) &&
    times.every(Number.isFinite) &&
    shares.every((value) => value === null || share(value)) &&
    idsFit(record.players) &&
    record.asked.every((asked) => askedFits(asked, record.players.length))
  );
}

function idsFit(players: readonly (string | null)[]): boolean {
  const ids = players.filter((id) => id !== null);
  return ids.every(holdable) && new Set(ids).size === ids.length;
}

function askedFits(asked: Readonly<AskedRecord>, players: number): boolean {
  const seats = new Set(asked.answers.map((answer) => answer.player));
  return (
    holdable(asked.question) &&
    asked.topics.every(holdable) &&
    asked.floor >= 0 &&
    asked.floor < 1 &&
    share(asked.predicted) &&
    share(asked.confidentlyWrong) &&
    asked.exposure >= 1 &&
    Number.isFinite(asked.openedAt) &&
    Number.isFinite(asked.at) &&
    seats.size === asked.answers.length &&
    asked.answers.every(
      ({ player, ms }) =>
        Number.isInteger(player) && player >= 0 && player < players && (ms === null || Number.isFinite(ms)),
    )
  );
}

function share(value: number): boolean {
  return value >= 0 && value <= 1;
}
