import { SURE_MS } from "../kit/limits.ts";
import { knowledge, quantile } from "../kit/stats.ts";
import { afterFeedback, type Crowd, crowd, crowdChance } from "../learning/crowd.ts";
import { update } from "../learning/filter.ts";
import { type Dial, isFullPerformance } from "../model/plan.ts";
import type { Task } from "../model/question.ts";
import type { Answer, Engine, Round, Run, Seat, State } from "../model/state.ts";
import { readingMs } from "../sequence/budget.ts";
import type {
  Asked,
  BankItem,
  Exposure,
  Predict,
  Predicted,
  ResponseTimes,
  SequenceState,
} from "../sequence/types.ts";
import { alikeNow } from "./alike.ts";
import { earlierSessions, heldBackTopics } from "./history.ts";
import { present } from "./seats.ts";

/** rules from which answers that came in alike weigh less */
const ALIKE_SINCE = 3;
const TIMES_MIN = 15;
const TIMES_MAX = 400;

/** What the sequence engine sees now: plain data, nothing of any key. */
export function sequenceState(state: State, round: Round, at: number): SequenceState {
  const { engine } = state;
  const first = state.runs.findIndex((run) => run.round === round.n);
  const inRound = first < 0 ? [] : state.runs.slice(first);
  const before = state.runs[(first < 0 ? state.runs.length : first) - 1];
  return {
    rules: state.rules,
    seed: state.seed,
    bank: bankInPlay(state),
    exposures: engine.exposures,
    round: round.n - 1,
    rounds: state.plan.rounds,
    pick: inRound.length,
    slot: engine.slot,
    returns: engine.returns,
    slotsExpected: engine.slotsExpected,
    recent: (before ? [before, ...inRound] : inRound).map((run) => asked(state, run)),
    elapsedMs: at - round.startedAt,
    roundMs: round.endsAt - round.startedAt,
    now: at,
    breaksBegun: state.breaks.length,
    dial: round.dial,
    topicWeight: round.topicWeight,
    droppedTopics: notAsked(state),
    pace: round.pace,
    checks: round.checks,
    confidenceMs: asksSure(state, round.dial) === "no" ? 0 : SURE_MS,
    returnBudget: state.plan.returnBudget,
    ...(isFullPerformance(state.plan) && { once: true as const }),
    relatedTopics: state.plan.relatedTopics,
    accessItems: round.accessItems,
    raise: round.raise,
    responseTimes: responseTimes(engine),
    usedShare: engine.used.length >= 3 ? quantile(engine.used, 0.5) : null,
    ...earlierSessions(state.squad),
  };
}

/** Dropped by the coach, or not taught yet. */
function notAsked(state: State): readonly string[] {
  const shut = heldBackTopics(state.bank, state.plan.taught, state.squad);
  return shut.length === 0 ? state.droppedTopics : [...state.droppedTopics, ...shut];
}

/** A bank without what was thrown out is worked out once for each that is, because 5,000 take their time. */
const without = new WeakMap<readonly BankItem[], { out: string; bank: readonly BankItem[] }>();

/** A question that the coach threw out is never asked again; one that was skipped may be. */
function bankInPlay(state: State): readonly BankItem[] {
  const out = new Set<number>();
  for (const run of state.runs) if (run.thrownOut && !run.skipped) out.add(run.question);
  if (out.size === 0) return state.bank;
  const key = [...out].join();
  const found = without.get(state.bank);
  if (found?.out === key) return found.bank;
  const bank = state.bank.filter((item) => !out.has(item.index));
  without.set(state.bank, { out: key, bank });
  return bank;
}

function asked(state: State, run: Run): Asked {
  const topic = state.bank[run.question]?.topics[0] ?? "";
  return {
    index: run.question,
    topic,
    predicted: run.predicted.mean,
    bottom: run.predicted.bottom,
    slot: run.slot,
  };
}

/** Chances for those in the room now; the room is summed up once a pick. */
export function predictor(state: State): Predict {
  const room = roomOf(state);
  return (index, dial) => chanceOf(state, room, index, dial);
}

export function roomOf(state: State): Crowd {
  return crowd(state.seats.filter(present).map((seat) => seat.theta));
}

function chanceOf(state: State, room: Crowd, index: number, dial: Dial): Predicted {
  const item = state.bank[index];
  const b = state.engine.b[index];
  if (!item || !b) return { mean: 0, bottom: 0 };
  const exposure = state.engine.exposures[index];
  const first = crowdChance(room, b, item.floor, dial, state.engine.pressure[dial]);
  return exposure ? afterFeedback(first, item.floor) : first;
}

/** Which questions ask for confidence: the plan, the coach's change for this round, or the dial's rule. */
export function asksSure(state: State, dial: Dial): Run["sure"] {
  const { ask } = state.plan.confidence;
  const on = state.confidenceOverride ?? (ask === "dial" ? null : ask === "always");
  const wanted = on ?? byDial(dial, state.runs.length);
  if (!wanted) return "no";
  const practice = (state.squad?.sessionsBefore ?? 0) > 0 ? 0 : PRACTICE_TAPS;
  return state.engine.confidenceAsked < practice ? "practice" : "yes";
}

/** the first taps of a first session are shown and not counted (`learning.md` 4.2) */
const PRACTICE_TAPS = 3;

function byDial(dial: Dial, runsBefore: number): boolean {
  if (dial <= 1) return false;
  return dial >= 3 || runsBefore % 3 === 2;
}

/** A question that was taken off counts as seen, so that it does not come back, and says nothing else. */
export function noteSeen(state: State, run: Run, at: number): void {
  const { exposures, slot } = state.engine;
  exposures[run.question] ??= {
    slots: [slot - 1],
    lastAt: at,
    success: null,
    confidentlyWrong: 0,
    explainedAfterMiss: false,
    missedSlot: null,
    missedAt: null,
    returned: false,
    breaksBefore: state.breaks.length,
  };
}

/** After the close: exposures, response times, and beliefs from first exposures. */
export function noteExposure(state: State, run: Run, at: number): void {
  const { engine } = state;
  const item = state.bank[run.question];
  const b = engine.b[run.question];
  if (!item || !b) return;
  const known = engine.exposures[run.question];
  const { given, success, confidentlyWrong, missed } = resultOf(run, item.floor);
  const exposure: Exposure = {
    slots: [...(known?.slots ?? []), engine.slot - 1],
    lastAt: at,
    success,
    confidentlyWrong,
    explainedAfterMiss: known?.explainedAfterMiss ?? false,
    missedSlot: missed ? engine.slot - 1 : (known?.missedSlot ?? null),
    missedAt: missed ? at : (known?.missedAt ?? null),
    returned: (known?.returned ?? false) || run.slot === "return",
    breaksBefore: state.breaks.length,
  };
  engine.exposures[run.question] = exposure;
  if (!known) believe(state, run, item.floor);
  // Without a clock people take their time: it says nothing of how much they need.
  if (run.dial === 0) return;
  noteTimes(state, run, item);
  const last = given.reduce((most, answer) => Math.max(most, answer.ms), 0);
  if (given.length > 0) engine.used.push(Math.min(1, last / run.limitMs));
}

interface Result {
  given: Answer[];
  success: number | null;
  confidentlyWrong: number;
  missed: boolean;
}

/** What the room made of a question (`learning.md` 2.5); one that was thrown out says nothing. */
function resultOf(run: Run, floor: number): Result {
  const given: Answer[] = [];
  for (const n of run.asked) {
    const answer = run.answers[n];
    if (answer) given.push(answer);
  }
  const right = given.filter((answer) => answer.ruling.share === 1).length;
  const sureAndWrong = given.filter((answer) => answer.sure === 2 && answer.ruling.share < 1).length;
  const success = run.asked.length === 0 || run.thrownOut ? null : right / run.asked.length;
  const confidentlyWrong = given.length === 0 || run.thrownOut ? 0 : sureAndWrong / given.length;
  const missed = success !== null && (knowledge(success, floor) < 0.6 || confidentlyWrong >= 0.25);
  return { given, success, confidentlyWrong, missed };
}

/** A corrected question is missed, or not, by the corrected rulings. */
export function amendExposure(state: State, run: Run): void {
  const exposure = state.engine.exposures[run.question];
  const item = state.bank[run.question];
  if (!exposure || !item || state.runs.findLast((one) => one.question === run.question) !== run) return;
  const { success, confidentlyWrong, missed } = resultOf(run, item.floor);
  exposure.success = success;
  exposure.confidentlyWrong = confidentlyWrong;
  if (missed || exposure.missedAt !== run.closedAt) return;
  exposure.missedSlot = null;
  exposure.missedAt = null;
}

function noteTimes(state: State, run: Run, item: BankItem): void {
  const times = state.engine.times[item.task] ?? [];
  state.engine.times[item.task] = times;
  const reading = readingMs(item);
  for (const n of run.asked) {
    const answer = run.answers[n];
    if (times.length >= TIMES_MAX) return;
    if (answer?.ruling.share !== 1 || state.seats[n]?.timeMult !== 1) continue;
    times.push({ ms: answer.ms, beyond: Math.max(0, answer.ms - reading) });
  }
}

/**
 * Abilities from every first exposure today; the difficulty only where the class's ability did not choose
 * the question: new ones, and probes. Where a squad keeps what is found, the pressure of the dial is
 * estimated beside them; then every question takes its own share of a surprise, also where its difficulty
 * is not kept, because 24 answers to one question are no 24 findings about pressure.
 */
function believe(state: State, run: Run, floor: number): void {
  const { engine, squad } = state;
  const b = engine.b[run.question];
  if (!b) return;
  const earlier = squad?.past[run.question] !== undefined;
  const unchosen = run.slot === "probe" || (!earlier && (run.slot === "new" || run.slot === "opener"));
  const pressure = squad ? engine.pressure[run.dial] : undefined;
  const which = { ability: true, difficulty: unchosen || squad !== null, ...(pressure && { pressure }) };
  const own = unchosen || squad === null ? b : { ...b };
  const alike = state.rules < ALIKE_SINCE ? undefined : alikeNow(state.runs, run);
  for (const n of run.asked) {
    const seat = state.seats[n] as Seat;
    const answer = run.answers[n];
    // Running out of time at full pressure says little about what somebody can do.
    if (!answer && run.dial === 4) continue;
    const weight = alike?.get(n);
    const how = weight === undefined ? which : { ...which, weight };
    update(seat.theta, own, floor, run.dial, answer?.ruling.share === 1 ? 1 : 0, how);
  }
}

function responseTimes(engine: Engine): SequenceState["responseTimes"] {
  const out: Partial<Record<Task, ResponseTimes>> = {};
  for (const task of TASKS) {
    const times = engine.times[task];
    if (!times || times.length < TIMES_MIN) continue;
    const whole = times.map((time) => time.ms);
    const beyond = times.map((time) => time.beyond);
    out[task] = {
      p75: quantile(whole, 0.75),
      p80: quantile(beyond, 0.8),
      p90: quantile(whole, 0.9),
      n: times.length,
    };
  }
  return out;
}

const TASKS: readonly Task[] = ["fact", "concept", "application", "calculation", "bridge"];
