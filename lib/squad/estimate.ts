import { knowledge } from "../kit/stats.ts";
import {
  age,
  type Belief,
  forget,
  priorDifficulty,
  priorPressure,
  priorTheta,
  recentre,
  update,
} from "../learning/filter.ts";
import { firstMemory, type Memory, nextMemory } from "../learning/memory.ts";
import type { Dial } from "../model/plan.ts";
import type { AskedRecord, SessionRecord } from "../model/squad.ts";
import { own } from "./keys.ts";
import { DAY_MS, type Person, type QuestionHistory, type Squad } from "./types.ts";

/**
 * What the sessions say of abilities, difficulties, pressure and memory (`learning.md` 2.8 and 2.9), by
 * the update rules of 2.8: abilities from every first exposure; difficulties only where the question was
 * not chosen for the class's ability (failure mode 1); not from time running out at dial 4; not from
 * guests who answered fewer than five questions. Wrong answers that came in alike weigh less (failure mode
 * 6): the record says how much, because it holds no answers' texts.
 */

const GUEST_ANSWERS_MIN = 5;
/** from here on a question's own memory is believed, before it the topic's */
const OWN_ANSWERS_MIN = 8;
const DIALS: readonly Dial[] = [0, 1, 2, 3, 4];
const STEP_MAX = 3;

/** Everything anew, from the sessions that are left. */
export function reestimate(squad: Squad): void {
  squad.people = {};
  squad.questions = {};
  squad.topics = {};
  // Dial 0 is where the others start from: 0, and not the −0 that is no JSON.
  squad.pressure = DIALS.map((dial) => (dial === 0 ? { m: 0, v: 0 } : priorPressure(dial)));
  squad.agedAt = null;
  squad.sessions.forEach((record, i) => {
    learn(squad, record, i);
  });
}

/** One more session, the `place`-th (from 0) of the squad. */
export function learn(squad: Squad, record: SessionRecord, place: number): void {
  if (record.kind === "fullPerformance") {
    recall(squad, record, place);
    return;
  }
  ageTo(squad, record.startedAt);
  const beliefs = peopleOf(squad, record);
  const asked = record.asked.filter((one) => one.answers.length > 0);
  for (const one of asked) {
    const history = historyOf(squad, one);
    if (one.exposure === 1) believe(squad, history, one, beliefs);
  }
  rememberTopics(squad, asked);
  for (const one of asked) remember(own(squad.questions, one.question) as QuestionHistory, one, place);
  centre(squad);
  squad.agedAt = Math.max(squad.agedAt ?? record.endedAt, record.endedAt);
}

/**
 * A full performance stands for itself (`learning.md` B10): it moves no ability, no difficulty and no
 * pressure. But the room has seen its questions, and what it made of them: they are not new any more, come
 * back by what was missed, and are remembered.
 */
function recall(squad: Squad, record: SessionRecord, place: number): void {
  const asked = record.asked.filter((one) => one.answers.length > 0);
  for (const one of asked) historyOf(squad, one);
  rememberTopics(squad, asked);
  for (const one of asked) remember(own(squad.questions, one.question) as QuestionHistory, one, place);
}

/** Beliefs grow less sure with the days between sessions. */
function ageTo(squad: Squad, at: number): void {
  if (squad.agedAt === null) return;
  const days = Math.max(0, at - squad.agedAt) / DAY_MS;
  age(
    Object.values(squad.people).map((person) => person.theta),
    Object.values(squad.questions).map((question) => question.b),
    days,
  );
}

/** By index of the record's players: the belief to be updated, or null for a guest who answered too little. */
function peopleOf(squad: Squad, record: SessionRecord): (Belief | null)[] {
  const answered = record.players.map(() => 0);
  for (const { answers } of record.asked)
    for (const { player, ms } of answers) if (ms !== null) answered[player] = (answered[player] ?? 0) + 1;
  return record.players.map((id, i) => {
    const now = answered[i] ?? 0;
    if (id === null) return now < GUEST_ANSWERS_MIN ? null : priorTheta();
    const person: Person = own(squad.people, id) ?? { theta: priorTheta(), answered: 0 };
    squad.people[id] = person;
    person.answered += now;
    const known = squad.members.some((member) => member.id === id);
    return known || person.answered >= GUEST_ANSWERS_MIN ? person.theta : null;
  });
}

function historyOf(squad: Squad, asked: AskedRecord): QuestionHistory {
  const known = own(squad.questions, asked.question);
  if (known) {
    if (known.edition !== asked.edition) forget(known.b);
    known.edition = asked.edition;
    known.family = asked.family;
    known.topic = asked.topics[0] ?? "";
    known.level = asked.level;
    known.floor = asked.floor;
    return known;
  }
  const fresh: QuestionHistory = {
    family: asked.family,
    edition: asked.edition,
    topic: asked.topics[0] ?? "",
    level: asked.level,
    floor: asked.floor,
    b: priorDifficulty(asked.level),
    memory: null,
    answers: 0,
    session: -1,
    lastAt: asked.at,
    missed: false,
    confidentlyWrong: 0,
    step: 0,
  };
  squad.questions[asked.question] = fresh;
  return fresh;
}

/**
 * One turn's answers, as the scrimmage's own engine takes them (`lib/game/engine.ts`): a difficulty that is
 * not kept still takes its share of the surprise, because 24 answers to one question are no 24 findings
 * about pressure.
 */
function believe(
  squad: Squad,
  history: QuestionHistory,
  asked: AskedRecord,
  beliefs: readonly (Belief | null)[],
): void {
  const fresh = history.session < 0 && (asked.slot === "new" || asked.slot === "opener");
  const b = fresh || asked.slot === "probe" ? history.b : { ...history.b };
  const pressure = squad.pressure[asked.dial];
  const which = { ability: true, difficulty: true, ...(pressure && { pressure }) };
  for (const { player, right, ms, weight = 1 } of asked.answers) {
    const theta = beliefs[player];
    if (!theta || (ms === null && asked.dial === 4)) continue;
    update(theta, b, asked.floor, asked.dial, right, { ...which, weight });
  }
}

/** The turn's place in the class's memory, and what the next session will hear of it. */
function remember(history: QuestionHistory, asked: AskedRecord, place: number): void {
  const pk = knownShare([asked]);
  const gap = Math.max(0, asked.at - history.lastAt) / DAY_MS;
  history.memory = history.memory ? nextMemory(history.memory, pk, gap) : firstMemory(pk);
  if (history.session !== place) {
    // Right again in a later session: the gap doubles. Missed, or new: back in the next one.
    history.step = asked.missed || history.session < 0 ? 0 : Math.min(STEP_MAX, history.step + 1);
    history.missed = asked.missed;
  } else if (asked.missed) {
    history.step = 0;
    history.missed = true;
  }
  history.confidentlyWrong = asked.confidentlyWrong;
  history.answers += asked.answers.length;
  history.session = place;
  history.lastAt = asked.at;
}

/** A topic is exposed once a session, by the first turns of its questions. */
function rememberTopics(squad: Squad, asked: readonly AskedRecord[]): void {
  const byTopic = new Map<string, AskedRecord[]>();
  for (const one of asked) {
    const topic = one.topics[0];
    if (topic === undefined || one.exposure > 1) continue;
    const list = byTopic.get(topic);
    if (list) list.push(one);
    else byTopic.set(topic, [one]);
  }
  for (const [topic, turns] of byTopic) {
    const pk = knownShare(turns);
    const known = own(squad.topics, topic);
    const first = turns[0] as AskedRecord;
    const lastAt = (turns.at(-1) as AskedRecord).at;
    const gap = known ? Math.max(0, first.at - known.lastAt) / DAY_MS : 0;
    squad.topics[topic] = {
      memory: known ? nextMemory(known.memory, pk, gap) : firstMemory(pk),
      lastAt: Math.max(known?.lastAt ?? lastAt, lastAt),
    };
  }
}

/** Share known of some turns' answers, guessing taken out. */
function knownShare(turns: readonly AskedRecord[]): number {
  let right = 0;
  let n = 0;
  let floor = 0;
  for (const turn of turns) {
    n += turn.answers.length;
    floor += turn.floor * turn.answers.length;
    for (const answer of turn.answers) right += answer.right;
  }
  return n === 0 ? 0 : knowledge(right / n, floor / n);
}

/**
 * The scale must not drift: the difficulties' mean goes back to the mean of what the authors say of these
 * very questions (0 in a bank with as many easy as hard ones), so that questions not asked yet, whose
 * belief is the author's word alone, stay on the same scale.
 */
function centre(squad: Squad): void {
  const questions = Object.values(squad.questions);
  const offsets = questions.map(({ level }) => priorDifficulty(level).m);
  const thetas = Object.values(squad.people).map((person) => person.theta);
  questions.forEach(({ b }, i) => {
    b.m -= offsets[i] as number;
  });
  recentre(
    thetas,
    questions.map(({ b }) => b),
  );
  questions.forEach(({ b }, i) => {
    b.m += offsets[i] as number;
  });
}

/** The class's memory of a question: its own from eight answers on, before that its topic's. */
export function memoryOf(squad: Squad, history: Readonly<QuestionHistory>): Memory | null {
  if (history.answers >= OWN_ANSWERS_MIN && history.memory) return history.memory;
  return own(squad.topics, history.topic)?.memory ?? history.memory;
}
