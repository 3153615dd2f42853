import { type Entry, RULES_VERSION } from "#lib/model/entry.ts";
import type { Adjustment, By, Cause, Input, Stamp, Sureness, TimeMult } from "#lib/model/input.ts";
import type { Dial } from "#lib/model/plan.ts";
import type { QuestionBase, Ruling } from "#lib/model/question.ts";
import type { SquadStart } from "#lib/model/squad.ts";
import type { State } from "#lib/model/state.ts";
import { orderSamples } from "#lib/questions/order/samples.ts";
import { typeOf } from "#lib/questions/registry.ts";
import { demoPlan, demoQuestions } from "./bank.ts";
import { T0 } from "./room.ts";

/**
 * Well-formed entries out of plain numbers: what a number says depends on it and on what is on now, so
 * that a random list of numbers is a log that gets somewhere, and a shorter list is a simpler log.
 */

interface Draws {
  below(n: number): number;
  /** true so many times in a hundred */
  often(percent: number): boolean;
  from<T>(list: readonly T[]): T;
}

/** mulberry32: small, and as good as this needs */
function draws(seed: number): Draws {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    often: (percent) => below(100) < percent,
    from: (list) => list[below(list.length)] as never,
  };
}

const QUESTIONS: QuestionBase[] = [
  ...demoQuestions(12, 4),
  ...orderSamples.map((one, i) => ({ ...one, topics: [`Topic ${i}`] })),
];
const TOPICS = ["Topic 0", "Topic 1", "Topic 2", "Topic 3", "No such topic"];
const NAMES = ["Ana", "Bo", "Cy", "Di", "Ed", "  ", "x".repeat(30), "ana"];
const RULINGS: Ruling[] = [
  { verdict: "right", share: 1 },
  { verdict: "wrong", share: 0 },
  { verdict: "partial", share: 0.5 },
];
const CAUSES: Cause[] = ["K", "R", "M", "Q", "G", "P", "T"];
const PARTS = ["film", "talk", "coach", "response", "commit"] as const;

export function createEntry(
  seed: string,
  dials: Dial[] = [2, 3],
  questions = QUESTIONS,
  squad?: SquadStart,
): Entry {
  const plan = { ...demoPlan(), roundSec: 60, breakSec: 60, dialLadder: dials, reviewMin: 4 as const };
  return {
    seq: 1,
    at: T0,
    by: { role: "door" },
    ask: 0,
    input: {
      ...{ do: "create", id: "room", code: "HTK47", seed, plan, questions, packs: [], rules: RULES_VERSION },
      ...(squad && { squad }),
    },
  };
}

type Make = (state: State, random: Draws) => Input;

const runOf = (state: State, random: Draws) =>
  Math.max(1, random.often(75) ? state.runs.length : state.runs.length + 1 - random.below(4));
const seatOf = (state: State, random: Draws) => random.below(state.seats.length + (random.often(5) ? 2 : 0));
const value = (random: Draws): unknown =>
  random.from([0, 1, 2, 3, true, false, "answer 6", "five", [0, 2], [1, 0, 2, 3]]);

function adjustment(random: Draws): Adjustment {
  const topic = random.from(TOPICS);
  const change = random.from<Adjustment["change"]>([
    { what: "mix", topic, weight: random.often(50) ? 2 : 0.5 },
    { what: "level", by: random.often(50) ? 1 : -1 },
    { what: "pace", by: random.often(50) ? 0.2 : -0.2 },
    { what: "scope", topic, drop: random.often(30) },
    { what: "format", confidence: random.often(50) },
    { what: "tactic", rule: random.often(50) ? "know-note" : "Read it twice" },
    { what: "teams", rotate: true },
  ]);
  const metric = random.from(["topic", "all", "cause"] as const);
  return {
    change,
    kind: random.from(["technical", "tactical"]),
    prediction: {
      metric,
      direction: random.from(["up", "down"]),
      ...(metric === "topic" && { topic: random.from(TOPICS) }),
      ...(metric === "cause" && { cause: random.from(CAUSES) }),
    },
  };
}

/** a connection of one of three processes */
const connOf = (random: Draws) => `p${random.below(3)}.${random.below(4)}`;

/** How to make each kind of input, and how often of some 300. */
const MAKERS: { [K in Input["do"]]: [number, Make] } = {
  create: [1, () => createEntry("again").input],
  join: [
    10,
    (state, random) => ({
      do: "join",
      name: random.often(70) ? `Player ${state.seats.length}` : random.from(NAMES),
      token: `token-${random.often(90) ? state.seq : random.below(8)}`,
      rehearsal: random.often(10),
      conn: connOf(random),
      ...(state.squad && random.often(80) && { member: `member-id-${random.below(8)}` }),
    }),
  ],
  arrive: [14, (_, random) => ({ do: "arrive", conn: connOf(random) })],
  leave: [
    8,
    (state, random) => ({
      do: "leave",
      conn: random.often(60) ? (state.seats[seatOf(state, random)]?.conn ?? "p0.1") : connOf(random),
    }),
  ],
  gone: [2, (_, random) => ({ do: "gone", process: `p${random.below(4)}` })],
  reseat: [
    2,
    (state, random) => ({
      do: "reseat",
      seat: seatOf(state, random),
      token: `token-${random.often(60) ? state.seq : random.below(8)}`,
      conn: connOf(random),
    }),
  ],
  deadline: [
    70,
    (state, random) => ({
      do: "deadline",
      due: (random.often(93) ? state.due : null) ?? state.at - random.below(9),
    }),
  ],
  start: [10, () => ({ do: "start" })],
  pause: [2, () => ({ do: "pause" })],
  resume: [5, () => ({ do: "resume" })],
  skip: [1, (state, random) => ({ do: "skip", run: runOf(state, random) })],
  closeNow: [3, (state, random) => ({ do: "closeNow", run: runOf(state, random) })],
  next: [3, (state, random) => ({ do: "next", run: runOf(state, random) })],
  extend: [2, (state, random) => ({ do: "extend", run: runOf(state, random) })],
  hold: [3, (state, random) => ({ do: "hold", run: runOf(state, random) })],
  revealHeld: [1, (state, random) => ({ do: "revealHeld", run: runOf(state, random) })],
  extendHuddle: [2, () => ({ do: "extendHuddle" })],
  names: [1, (_, random) => ({ do: "names", shown: random.often(50) })],
  lock: [1, (_, random) => ({ do: "lock", locked: random.often(30) })],
  lateJoin: [1, (_, random) => ({ do: "lateJoin", open: random.often(70) })],
  shield: [1, (_, random) => ({ do: "shield", on: random.often(50) })],
  remove: [2, (state, random) => ({ do: "remove", seat: seatOf(state, random) })],
  readmit: [3, (state, random) => ({ do: "readmit", seat: seatOf(state, random) })],
  rename: [2, (state, random) => ({ do: "rename", seat: seatOf(state, random), name: random.from(NAMES) })],
  accommodate: [
    4,
    (state, random) => ({
      do: "accommodate",
      seat: seatOf(state, random),
      timeMult: random.from<TimeMult>([1, 1.25, 1.5, 2]),
      calm: random.often(50),
    }),
  ],
  teams: [
    2,
    (_, random) => ({
      do: "teams",
      how: random.from(["none", "choice", "random", "coach"] as const),
      names: random.from([["North", "South"], ["North"], ["A", "B", "C"], []]),
    }),
  ],
  move: [
    2,
    (state, random) => ({
      do: "move",
      seat: seatOf(state, random),
      team: random.often(30) ? null : random.below(4),
    }),
  ],
  accept: [
    3,
    (state, random) => {
      const run = Math.max(1, random.below(state.runs.length + 1));
      const given = state.runs[run - 1]?.answers.flatMap((answer) => (answer ? [answer.key] : [])) ?? [];
      return { do: "accept", run, key: random.from(given.length > 0 ? given : ["none"]) };
    },
  ],
  throwOut: [
    1,
    (state, random) => ({ do: "throwOut", run: Math.max(1, random.below(state.runs.length + 1)) }),
  ],
  dial: [1, (_, random) => ({ do: "dial", value: random.from<Dial>([0, 1, 2, 3, 4]) })],
  adjust: [
    4,
    (_, random) => ({
      do: "adjust",
      items: Array.from({ length: random.below(4) }, () => adjustment(random)),
    }),
  ],
  note: [1, (_, random) => ({ do: "note", text: "n".repeat(random.below(1_200)) })],
  endRound: [1, (state) => ({ do: "endRound", round: Math.max(1, state.rounds.length) })],
  endEarly: [0.3, () => ({ do: "endEarly" })],
  nextPart: [
    6,
    (state, random) => ({
      do: "nextPart",
      part: random.often(80) ? (state.review?.part ?? "film") : random.from(PARTS),
    }),
  ],
  coachFocus: [
    1,
    (_, random) => ({ do: "coachFocus", topics: TOPICS.slice(random.below(4), random.below(5)) }),
  ],
  predict: [1, (_, random) => ({ do: "predict", share: random.below(101) / 100 })],
  followUp: [2, (_, random) => ({ do: "followUp", days: random.from([[], [7], [21, 2, 7]]) })],
  seal: [2, () => ({ do: "seal" })],
  answer: [
    90,
    (state, random) => ({
      do: "answer",
      run: runOf(state, random),
      value: value(random),
      ms: random.below(60_000) - 2_000,
    }),
  ],
  lockIn: [3, (state, random) => ({ do: "lockIn", run: runOf(state, random) })],
  sure: [
    25,
    (state, random) => ({ do: "sure", run: runOf(state, random), level: random.from<Sureness>([0, 1, 2]) }),
  ],
  chooseTeam: [2, (_, random) => ({ do: "chooseTeam", team: random.below(4) })],
  calm: [1, (_, random) => ({ do: "calm", on: random.often(50) })],
  cause: [
    5,
    (state, random) => ({
      do: "cause",
      run: Math.max(1, random.below(state.runs.length + 1)),
      cause: random.from(CAUSES),
    }),
  ],
  revote: [6, (_, random) => ({ do: "revote", value: value(random) })],
  ifThen: [
    4,
    (_, random) => ({
      do: "ifThen",
      choice: random.from([{ id: "know-note" }, { id: "nonsense" }, { own: "If …, then …" }, { own: " " }]),
    }),
  ],
  pulse: [4, (_, random) => ({ do: "pulse", face: random.from(["ready", "fine", "low"] as const) })],
  film: [6, (_, random) => ({ do: "film", sustain: random.from(TOPICS), focus: random.from(TOPICS) })],
  thought: [
    3,
    (state, random) => ({ do: "thought", run: Math.max(1, random.below(state.runs.length + 1)), text: "hm" }),
  ],
  talk: [
    4,
    (_, random) => ({
      do: "talk",
      side: random.from(["keep", "change"] as const),
      option: random.from(["topic:Topic 1", "topic:none", "cause:Q", "cause:T", "x"]),
    }),
  ],
  respond: [
    3,
    (_, random) => ({ do: "respond", view: random.from(["agree", "differ", "add"] as const), text: "" }),
  ],
  commit: [3, (_, random) => ({ do: "commit", topic: random.from(TOPICS) })],
};

const COACH_ONLY = new Set<string>(
  "start pause resume skip closeNow extend next hold revealHeld extendHuddle names lock lateJoin shield remove readmit accommodate teams move accept throwOut dial adjust note endRound endEarly nextPart coachFocus predict followUp seal".split(
    " ",
  ),
);

export const KINDS = Object.keys(MAKERS) as Input["do"][];
const TOTAL = KINDS.reduce((sum, kind) => sum + MAKERS[kind][0], 0);

function kindOf(random: Draws): Input["do"] {
  let left = (random.below(1_000_000) / 1_000_000) * TOTAL;
  for (const kind of KINDS) {
    left -= MAKERS[kind][0];
    if (left < 0) return kind;
  }
  return "deadline";
}

function byOf(state: State, kind: Input["do"], random: Draws): By {
  const player: By = { role: "player", seat: seatOf(state, random) };
  const coach: By = { role: "coach", client: `page-${random.below(3)}` };
  if (random.often(4)) return random.from<By>([player, coach, { role: "door" }, { role: "clock" }]);
  if (kind === "create" || kind === "join") return { role: "door" };
  if (kind === "deadline") return { role: "clock" };
  if (kind === "arrive" || kind === "leave") return random.often(80) ? player : coach;
  if (kind === "rename") return random.often(50) ? player : coach;
  return COACH_ONLY.has(kind) ? coach : player;
}

function askOf(state: State, by: By, random: Draws): number {
  const last =
    by.role === "player"
      ? (state.seats[by.seat]?.lastAsk ?? 0)
      : by.role === "coach"
        ? (state.coach.asks.find((one) => one.client === by.client)?.ask ?? 0)
        : 0;
  if (random.often(85)) return last + 1;
  return random.from([0, last, last + 3, Math.max(0, last - 1)]);
}

function atOf(state: State, kind: Input["do"], random: Draws): number {
  const due = state.due ?? state.at;
  if (kind === "deadline" && random.often(95))
    return Math.max(state.at, due + (random.often(90) ? random.below(40) : random.below(9_000)));
  const step = random.below(100);
  if (step < 45) return state.at;
  if (step < 85) return state.at + random.below(900);
  if (step < 97) return state.at + random.below(4_000);
  return Math.max(state.at, due + random.below(12_000));
}

/** What the door would stamp on an answer to what is on, with any ruling at all; the value with it. */
function answered(state: State, input: Input, random: Draws): { value: unknown; stamp: Stamp } | null {
  const on =
    input.do === "answer"
      ? state.runs[input.run - 1]
      : input.do === "revote"
        ? state.breaks.at(-1)
        : undefined;
  const question = on && state.questions[on.question];
  if (!question) return null;
  const type = typeOf(question);
  const key = random.from([type.rightKey(question), ...type.lures(question)]);
  const stamp = { key, ruling: random.from(RULINGS), lagMs: random.below(400) };
  return { value: type.fromKey(question, on.arrangement, key), stamp };
}

/** the entry that a number stands for, after this state */
export function entryAfter(state: State, n: number): Entry {
  const random = draws(n);
  const kind = kindOf(random);
  const by = byOf(state, kind, random);
  const asked = MAKERS[kind][1](state, random);
  const given = random.often(97) ? answered(state, asked, random) : null;
  return {
    seq: state.seq + 1,
    at: atOf(state, kind, random),
    by,
    ask: askOf(state, by, random),
    input: given ? ({ ...asked, value: given.value } as Input) : asked,
    ...(given && { stamp: given.stamp }),
  };
}

/** freezes a value all the way down, so that whoever changes it throws */
export function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) deepFreeze(one);
  }
  return value;
}
