import { openRun, present, wasAsked } from "../game/seats.ts";
import { LOBBY_NAMES_SHOWN } from "../kit/limits.ts";
import type { Run, State } from "../model/state.ts";
import { typeOf } from "../questions/registry.ts";
import { currentRun, shieldedFrom } from "./base.ts";
import type { CoachTally, Roster, Tally } from "./types.ts";

const TIMES_SHOWN = 200;

/** Counts for the projector: how many are in, never who; names only in the lobby, and only if they are shown. */
export function tally(state: State): Tally {
  const run = openRun(state);
  const current = state.phase === "break" ? state.breaks.at(-1) : undefined;
  const votes = current ? state.seats.filter((seat) => present(seat) && current.votes[seat.n]).length : 0;
  const names = state.phase === "lobby" && state.settings.namesShown;
  return {
    seq: state.seq,
    in: run ? run.inCount : votes,
    of: run ? run.inCount + run.waitingFor : state.connected,
    seats: state.seats.filter((seat) => !seat.removed).length,
    connected: state.connected,
    names: names
      ? state.seats
          .filter((seat) => !seat.removed)
          .slice(-LOBBY_NAMES_SHOWN)
          .map((seat) => seat.name)
      : null,
    comingIn: run?.step === "closed",
  };
}

/** The coach's counts: by answer and over time, empty while the desk is shielded and the question is open. */
export function coachTally(state: State): CoachTally {
  const run = currentRun(state);
  const shown = run !== null && state.phase === "question" && !shieldedFrom(state, run);
  return {
    ...tally(state),
    answers: shown ? answerCounts(state, run) : null,
    times: shown ? answerTimes(run) : null,
  };
}

/** Counts by canonical answer; the options of a question in their displayed order, typed ones by count. */
export function answerCounts(state: State, run: Run): NonNullable<CoachTally["answers"]> {
  const question = state.questions[run.question];
  if (!question) return [];
  const type = typeOf(question);
  const counts = new Map<string, number>([[type.rightKey(question), 0]]);
  for (const lure of type.lures(question)) counts.set(lure, 0);
  for (const answer of run.answers) if (answer) counts.set(answer.key, (counts.get(answer.key) ?? 0) + 1);
  const rows = [...counts].map(([key, n]) => {
    const place = type.fromKey(question, run.arrangement, key);
    return {
      key,
      text: type.say(question, key),
      position: typeof place === "number" ? place : null,
      n,
      right: run.accepted.includes(key) || type.judge(question, key).share === 1,
    };
  });
  return rows.sort((a, b) => (a.position ?? 99) - (b.position ?? 99) || b.n - a.n).slice(0, 12);
}

function answerTimes(run: Run): NonNullable<CoachTally["times"]> {
  const out: NonNullable<CoachTally["times"]> = [];
  for (const answer of run.answers) {
    if (answer) out.push({ ms: answer.ms, right: answer.ruling.share === 1 });
    if (out.length >= TIMES_SHOWN) break;
  }
  return out;
}

/** Everybody with a seat, in the order of joining. Never sorted by score. */
export function roster(state: State): Roster {
  const run = openRun(state);
  return {
    seq: state.seq,
    seats: state.seats.map((seat) => ({
      seat: seat.n,
      name: seat.name,
      team: seat.team,
      connected: present(seat),
      removed: seat.removed,
      rehearsal: seat.rehearsal,
      in: run !== null && wasAsked(seat, run) && Boolean(run.answers[seat.n]),
      timeMult: seat.timeMult,
      calm: seat.calm,
      late: seat.late,
    })),
  };
}
