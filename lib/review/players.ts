import { byCodeUnit } from "../kit/hash.ts";
import { wilson, Z80 } from "../kit/stats.ts";
import { causeFocus } from "../learning/focus.ts";
import type { Cause } from "../model/input.ts";
import type { Seat } from "../model/state.ts";
import { type Basis, topicOf } from "./basis.ts";
import type { CheckIn, Decision, PlayerLine, Presence } from "./types.ts";

/** From these on a pattern is worth a word; one answer never is. */
const SURE_OTHER_MIN = 2;
const PATTERN_MIN = 3;
const PATTERN_SHARE = 1 / 3;

/**
 * Everybody, with reasons for a word first and never by score: order is by number of reasons, then by
 * name, so that the list's order tells nothing about how anybody did.
 */
export function playerLines(basis: Basis, focus: readonly string[]): PlayerLine[] {
  const { state } = basis;
  const bySeat = decisionsBySeat(basis);
  const classCauses = causesOf([...bySeat.values()].flat());
  const topicOfRun = new Map(basis.counted.map((run) => [run.run, topicOf(state, run)]));
  const lines = basis.players.map((seat): PlayerLine => {
    const own = bySeat.get(seat.n) ?? [];
    return {
      seat: seat.n,
      name: seat.name,
      team: seat.team === null ? null : (state.teams[seat.team] ?? null),
      joinedLate: seat.late,
      removed: seat.removed,
      asked: own.length,
      answered: own.filter((one) => one.result !== "none").length,
      right: own.filter((one) => one.result === "right").length,
      checkIn: [...reasons(basis, own, focus, topicOfRun), ...standingOut(own, classCauses)],
    };
  });
  return lines.toSorted(
    (a, b) => b.checkIn.length - a.checkIn.length || byCodeUnit(a.name, b.name) || a.seat - b.seat,
  );
}

function reasons(
  basis: Basis,
  own: readonly Decision[],
  focus: readonly string[],
  topicOfRun: ReadonlyMap<number, string>,
): CheckIn[] {
  const out: CheckIn[] = [];
  for (const topic of focus) {
    const n = own.filter(
      (one) =>
        topicOfRun.get(one.run) === topic &&
        one.sure === 2 &&
        (one.result === "wrong" || one.result === "partial"),
    ).length;
    if (n >= SURE_OTHER_MIN) out.push({ why: "sure-of-another", topic, n });
  }
  const none = own.filter((one) => one.result === "none").length;
  if (none >= PATTERN_MIN && none >= PATTERN_SHARE * own.length)
    out.push({ why: "no-answers", n: none, of: own.length });
  const quick = own.filter((one) => one.quick).length;
  if (quick >= PATTERN_MIN && quick >= PATTERN_SHARE * own.length)
    out.push({ why: "quick", n: quick, of: own.length });
  const lastRun = own.at(-1)?.run;
  const after = lastRun === undefined ? 0 : basis.counted.filter((run) => run.run > lastRun).length;
  if (after >= PATTERN_MIN) out.push({ why: "left", of: after });
  return out;
}

/** The tactical focus of `learning.md` 5.4: what is behind this player's errors more than behind the class's. */
function standingOut(own: readonly Decision[], classCauses: ReadonlyMap<Cause, number>): CheckIn[] {
  const causes = causesOf(own);
  const of = total(causes);
  const all = Math.max(1, total(classCauses));
  const counts = [...causes].map(([cause, n]) => ({
    cause,
    own: n,
    classShare: (classCauses.get(cause) ?? 0) / all,
  }));
  // A word is worth it only where it is surely (80 %) more than in the class.
  const surely = counts.filter((one) => wilson(one.own, of, Z80).low > one.classShare);
  const cause = causeFocus(counts);
  if (cause === null || !surely.some((one) => one.cause === cause)) return [];
  return [{ why: "cause", cause, n: causes.get(cause) ?? 0, of }];
}

/** Of the errors that have one: the player's own tag, else the hint. */
function causesOf(decisions: readonly Decision[]): ReadonlyMap<Cause, number> {
  const counts = new Map<Cause, number>();
  for (const { result, cause, hint } of decisions) {
    const behind = cause ?? hint;
    if (behind === null || result === "right" || result === "none") continue;
    counts.set(behind, (counts.get(behind) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<Cause, number>): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}

/** Who was there: every share is of those who were asked, so this says who that was. */
export function presence(basis: Basis): Presence {
  const { players, counted } = basis;
  const bySeat = decisionsBySeat(basis);
  const own = (seat: Seat) => bySeat.get(seat.n) ?? [];
  const answered = (seat: Seat) => own(seat).filter((one) => one.result !== "none").length;
  const some = counted.length > 0;
  return {
    players: players.length,
    answeredHalf: players.filter((seat) => some && answered(seat) * 2 >= counted.length).length,
    there: players.filter((seat) => some && own(seat).length === counted.length).length,
    late: players.filter((seat) => seat.late).length,
    removed: players.filter((seat) => seat.removed).length,
    rehearsal: players.filter((seat) => seat.rehearsal).length,
  };
}

/** Each player's answers to the questions that count, in the order asked. */
function decisionsBySeat(basis: Basis): ReadonlyMap<number, Decision[]> {
  const bySeat = new Map<number, Decision[]>();
  for (const run of basis.counted) {
    for (const decision of basis.byRun.get(run.run) ?? []) {
      const own = bySeat.get(decision.seat);
      if (own) own.push(decision);
      else bySeat.set(decision.seat, [decision]);
    }
  }
  return bySeat;
}
