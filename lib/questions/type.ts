import type { ZodType } from "zod";
import type { Rng } from "../kit/rng.ts";
import type { QuestionBase, Ruling } from "../model/question.ts";

/**
 * One question type. `Q` is the stored question, `V` what may be seen of it before the reveal,
 * `A` an answer as the phone sends it (positions as displayed, never the author's order, because
 * authors put the right one first), `K` what the reveal adds.
 *
 * Method syntax on purpose: the registry can then hold every type under one erased type with no cast.
 */
export interface QuestionType<Q extends QuestionBase = QuestionBase, V = unknown, A = unknown, K = unknown> {
  readonly kind: Q["kind"];
  /** Unknown JSON becomes a question of this type or a list of reasons. */
  readonly schema: ZodType<Q>;
  /** share right by blind guessing: 1/m for m options, 0 where the answer is typed */
  guessFloor(question: Q): number;
  /** options that must be read, for the reading time; 0 where there are none */
  optionCount(question: Q): number;
  /** words on the screen: stem and options */
  words(question: Q): number;
  /** display order as indexes into the stored order; empty where nothing is shuffled */
  arrange(question: Q, random: Rng): number[];
  /** everything a player or the projector may see before the reveal; never depends on the key */
  asked(question: Q, arrangement: readonly number[]): V;
  /** what the reveal adds */
  keyShown(question: Q, arrangement: readonly number[]): K;
  /** the phone's value as an answer of this type, or null when it is not one */
  parseAnswer(question: Q, value: unknown): A | null;
  /** canonical text of an answer, the same for the same answer under every arrangement */
  answerKey(question: Q, arrangement: readonly number[], answer: A): string;
  /** suggested ruling for a canonical answer; called at the door, never by the fold */
  judge(question: Q, key: string): Ruling;
  /** canonical text of the right answer */
  rightKey(question: Q): string;
  /** a canonical answer in words, for film, review and exports */
  say(question: Q, key: string): string;
  /** what this wrong answer mixes up, in the author's words, or null */
  misconception(question: Q, key: string): string | null;
  /** the likely wrong answers, canonical; used by rehearsal players */
  lures(question: Q): string[];
  /** a phone's answer value for a canonical answer (the inverse of parseAnswer + answerKey) */
  fromKey(question: Q, arrangement: readonly number[], key: string): A;
  /** the same question with a different key: what the secrecy property compares with */
  rekeyed(question: Q): Q;
}
