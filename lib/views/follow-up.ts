import { SMALL_CELL } from "../kit/limits.ts";
import type { Run, State } from "../model/state.ts";
import { attendance } from "../retention/attendance.ts";
import { type Pair, type Retention, thenAndNow } from "../retention/pairs.ts";
import { told } from "./base.ts";
import type { KeptView, ThenNowView } from "./types.ts";

/**
 * What a follow-up shows at its own end: the same players on the same questions, on the day and now, as
 * far as this scrimmage alone can tell. The squad's history says it again, with whatever came in between.
 */

/** For the room: null below five players, of whom nothing is said in public. */
export function thenNowView(state: State): ThenNowView | null {
  const followUp = state.squad?.followUp;
  const found = retentionIn(state);
  if (!followUp || !found || found.all.players < SMALL_CELL) return null;
  const here = state.seats.flatMap((seat) => (seat.removed || seat.member === null ? [] : [seat.member]));
  const { both, of } = attendance(thereOnDay(state), here);
  const { performance_today, retained_on } = found.all;
  return { gapDays: followUp.gapDays, performance_today, retained_on, both, of };
}

/** For one player: of what was right on the day, what was right again. Null where nothing was asked twice. */
export function keptView(state: State, seat: number): KeptView | null {
  const followUp = state.squad?.followUp;
  if (!followUp || followUp.gapDays < 1) return null;
  const member = state.seats[seat]?.member ?? null;
  const own = pairsIn(state).filter((pair) => pair.player === member);
  if (own.length === 0) return null;
  const before = own.filter((pair) => pair.onDay === 1);
  return {
    gapDays: followUp.gapDays,
    asked: own.length,
    before: before.length,
    now: own.filter((pair) => pair.now === 1).length,
    kept: before.filter((pair) => pair.now === 1).length,
  };
}

function retentionIn(state: State): Retention | null {
  const followUp = state.squad?.followUp;
  if (!followUp) return null;
  const on = state.rounds[0]?.startedAt ?? state.createdAt;
  return thenAndNow(pairsIn(state), { on, gapDays: followUp.gapDays });
}

/** Players with an answer on both days: the first turn of each probe, without what nobody had practised. */
function pairsIn(state: State): Pair[] {
  const probes = (state.squad?.followUp?.probes ?? []).filter((probe) => !probe.control);
  return probes.flatMap((probe) => {
    const run = state.runs.find((one) => one.question === probe.index && one.asked.length > 0);
    if (!run || !told(state, run)) return [];
    return state.seats.flatMap(({ n, member, removed }): Pair[] => {
      const now = answered(run, n);
      const onDay = member === null || removed ? undefined : probe.onDay[member];
      if (member === null || onDay === undefined || now === null) return [];
      const { topics = [], floor = 0 } = state.bank[probe.index] ?? {};
      const item = state.bank[probe.played]?.id ?? "";
      return [{ player: member, item, topic: topics[0] ?? "", onDay, now, wording: probe.wording, floor }];
    });
  });
}

function answered(run: Run, seat: number): 0 | 1 | null {
  const answer = run.answers[seat];
  if (!answer) return null;
  return answer.ruling.share === 1 ? 1 : 0;
}

function thereOnDay(state: State): string[] {
  return (state.squad?.followUp?.probes ?? []).flatMap((probe) => Object.keys(probe.onDay));
}
