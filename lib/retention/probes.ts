import { byCodeUnit } from "../kit/hash.ts";
import { type Rng, rng, shuffled } from "../kit/rng.ts";

/**
 * Which questions a follow-up asks first, and alone counts (`learning.md` 6.3). They are drawn at random
 * and know nothing of results: questions chosen because they were missed come back "better" whatever
 * happened in between. A question is named by its key, or by its index; both work.
 */
export type QuestionName = string | number;

export interface Played<Q extends QuestionName> {
  question: Q;
  /** the primary topic */
  topic: string;
}

export interface Probe<Q extends QuestionName> {
  /** what was played on the day; of a control: what is asked */
  question: Q;
  /** what to ask: the same question, or a rewording of it */
  as: Q;
  wording: "same" | "new";
  /** never practised: what grows without practice */
  control: boolean;
}

export interface ProbeDraw<Q extends QuestionName> {
  /** of the scrimmage, and of the follow-up where each has its own draw */
  seed: string;
  /** every question that was played and counts */
  items: readonly Played<Q>[];
  /** rewordings of a question, without itself */
  variantsOf: (question: Q) => readonly Q[];
  /** what the room saw besides: a rewording that a huddle showed is no new wording any more */
  shown?: readonly Q[];
  /** questions that were never practised; controls come from these. Absent: no controls */
  unpractised?: readonly Played<Q>[];
}

export const PROBES = 8;
export const CONTROLS_MAX = 2;

/**
 * At most eight probes, each played question with the same chance, every topic with its share (rounded
 * up or down), half of them reworded where a rewording exists; then up to two controls of the probes'
 * topics. All played questions where there are fewer than eight; one at most of a family of rewordings.
 */
export function drawProbes<Q extends QuestionName>(draw: ProbeDraw<Q>): Probe<Q>[] {
  const random = (what: string) => rng(`${draw.seed}/probes/${what}`);
  const played = new Set(draw.items.map((item) => item.question));
  const pool = onePerFamily(draw, inOrder(draw.items), random("family"));
  const chosen = shuffled(stratified(pool, random("strata")), random("order"));
  const seen = new Set([...played, ...(draw.shown ?? [])]);
  const reworded = rewordings(draw, chosen, seen, random("wording"));
  const probes = chosen.map(({ question }): Probe<Q> => {
    const as = reworded.get(question);
    return as === undefined
      ? { question, as: question, wording: "same", control: false }
      : { question, as, wording: "new", control: false };
  });
  return [...probes, ...controls(draw, chosen, played, random("controls"))];
}

/** The draw must not hang on the order in which the caller happens to list them. */
function inOrder<Q extends QuestionName>(items: readonly Played<Q>[]): Played<Q>[] {
  const seen = new Set<Q>();
  const once = items.filter(({ question }) => !seen.has(question) && seen.add(question));
  return once.sort((a, b) =>
    typeof a.question === "number" && typeof b.question === "number"
      ? a.question - b.question
      : byCodeUnit(String(a.question), String(b.question)),
  );
}

/** The second of two rewordings would be asked after the first one's answer was shown. */
function onePerFamily<Q extends QuestionName>(
  draw: ProbeDraw<Q>,
  items: readonly Played<Q>[],
  random: Rng,
): Played<Q>[] {
  const taken = new Set<Q>();
  return shuffled(items, random).filter(({ question }) => {
    if (taken.has(question)) return false;
    for (const one of [question, ...draw.variantsOf(question)]) taken.add(one);
    return true;
  });
}

/**
 * A systematic sample of the questions laid out topic by topic: equal steps from a random start. Each is
 * taken with the same chance, and no topic is off its share by a whole question.
 */
function stratified<Q extends QuestionName>(pool: readonly Played<Q>[], random: Rng): Played<Q>[] {
  const names = [...new Set(pool.map(({ topic }) => topic))].sort(byCodeUnit);
  const laidOut = shuffled(names, random).flatMap((name) => pool.filter(({ topic }) => topic === name));
  const step = laidOut.length / PROBES;
  if (step <= 1) return laidOut;
  const start = random.next() * step;
  const last = laidOut.length - 1;
  return Array.from({ length: PROBES }, (_, i) => {
    const place = Math.min(last, Math.floor(start + i * step));
    return laidOut[place] as Played<Q>;
  });
}

/** What to ask in other words: half of the probes, rounded down, or as many as have rewordings nobody saw. */
function rewordings<Q extends QuestionName>(
  draw: ProbeDraw<Q>,
  chosen: readonly Played<Q>[],
  seen: ReadonlySet<Q>,
  random: Rng,
): Map<Q, Q> {
  const out = new Map<Q, Q>();
  for (const { question } of shuffled(chosen, random)) {
    if (out.size >= Math.floor(chosen.length / 2)) break;
    const fresh = draw.variantsOf(question).filter((one) => one !== question && !seen.has(one));
    const as = fresh[random.below(Math.max(1, fresh.length))];
    if (as !== undefined) out.set(question, as);
  }
  return out;
}

function controls<Q extends QuestionName>(
  draw: ProbeDraw<Q>,
  chosen: readonly Played<Q>[],
  played: ReadonlySet<Q>,
  random: Rng,
): Probe<Q>[] {
  const topics = new Set(chosen.map(({ topic }) => topic));
  const untouched = inOrder(draw.unpractised ?? []).filter(
    ({ question, topic }) =>
      topics.has(topic) &&
      !played.has(question) &&
      !draw.variantsOf(question).some((variant) => played.has(variant)),
  );
  return onePerFamily(draw, untouched, random)
    .slice(0, CONTROLS_MAX)
    .map(({ question }) => ({ question, as: question, wording: "same", control: true }));
}
