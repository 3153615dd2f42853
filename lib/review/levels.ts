import { SMALL_CELL } from "../kit/limits.ts";
import type { Cause } from "../model/input.ts";
import type { Run } from "../model/state.ts";
import { teamScoresOf } from "../views/handicap.ts";
import { against } from "./against.ts";
import { type Basis, topicOf } from "./basis.ts";
import { causeCounts } from "./questions.ts";
import { clusterOf, performanceToday } from "./share.ts";
import type { Decision, PerformanceToday, RoundLine, TeamLine, TopicLine } from "./types.ts";

/** Fewer players than this are no team of their own here: a count could be a face. */
const TEAM_MIN = 3;

export function classToday(basis: Basis): PerformanceToday {
  return today(basis, basis.counted);
}

function today(basis: Basis, runs: readonly Run[], seats?: ReadonlySet<number>): PerformanceToday {
  const clusters = runs.map((run) =>
    clusterOf(
      run,
      (basis.byRun.get(run.run) ?? []).filter((one) => !seats || seats.has(one.seat)),
    ),
  );
  const all = runs.length === basis.counted.length;
  return performanceToday(clusters, {
    ...(all ? {} : { runs: runs.map((run) => run.run) }),
    ...(seats ? { seats: [...seats] } : {}),
  });
}

/** Teams of three or more by name, the smaller ones together; nothing where even those are fewer than three. */
export function teamLines(basis: Basis): TeamLine[] {
  const { state, players } = basis;
  const scores = teamScoresOf(state);
  const groups = state.teams.map((name, team) => ({
    name: name as string | null,
    seats: players.filter((seat) => seat.team === team).map((seat) => seat.n),
  }));
  const small = groups.filter((group) => group.seats.length < TEAM_MIN).flatMap((group) => group.seats);
  const shown = groups.filter((group) => group.seats.length >= TEAM_MIN);
  if (small.length >= TEAM_MIN) shown.push({ name: null, seats: small });
  return shown.map(({ name, seats }) => ({
    name,
    players: seats.length,
    performance_today: today(basis, basis.counted, new Set(seats)),
    score: scores?.find((one) => one.team === name)?.score ?? null,
  }));
}

/** By primary topic, so that the topics add up to the class; in the order in which they first came. */
export function topicLines(basis: Basis): TopicLine[] {
  const topics: string[] = [];
  for (const run of basis.counted) {
    const topic = topicOf(basis.state, run);
    if (!topics.includes(topic)) topics.push(topic);
  }
  return topics.map((topic) => topicLine(basis, topic));
}

function topicLine(basis: Basis, topic: string): TopicLine {
  const runs = basis.counted.filter((run) => topicOf(basis.state, run) === topic);
  const performance_today = performanceToday(
    runs.map((run) => clusterOf(run, basis.byRun.get(run.run) ?? [])),
    { runs: runs.map((run) => run.run) },
  );
  const decisions = runs.flatMap((run) => basis.byRun.get(run.run) ?? []);
  return {
    topic,
    performance_today,
    retained_on: null,
    against: against(performance_today),
    runs: runs.map((run) => run.run),
    sureOther: sureOther(decisions),
    topCause: topCause(decisions),
  };
}

export function sureOther(decisions: readonly Decision[]): number {
  return decisions.filter((one) => one.sure === 2 && one.result !== "right" && one.result !== "none").length;
}

/** The tag named most; null below five tags, and on a tie the first in the fixed order. */
export function topCause(decisions: readonly Decision[]): { cause: Cause; n: number } | null {
  const counts = causeCounts(decisions);
  if (!counts) return null;
  return counts.reduce((best, one) => (one.n > best.n ? one : best));
}

export function roundLines(basis: Basis): RoundLine[] {
  return basis.state.rounds.map((round) => {
    const runs = basis.counted.filter((run) => run.round === round.n);
    const pulses = basis.state.breaks
      .filter((one) => one.after === round.n)
      .flatMap((one) => one.pulses)
      .filter((face) => face !== null && face !== undefined);
    const count = (face: string) => pulses.filter((one) => one === face).length;
    return {
      n: round.n,
      dial: round.dial,
      startedAt: round.startedAt,
      endedAt: round.endedAt,
      questions: runs.length,
      roomPlan: round.roomPlan,
      eased: round.eased,
      performance_today: performanceToday(
        runs.map((run) => clusterOf(run, basis.byRun.get(run.run) ?? [])),
        { runs: runs.map((run) => run.run) },
      ),
      pulse:
        pulses.length < SMALL_CELL ? null : { ready: count("ready"), fine: count("fine"), low: count("low") },
    };
  });
}
