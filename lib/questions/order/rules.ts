import { z } from "zod";
import { byCodeUnit } from "../../kit/hash.ts";
import { OPTION_CHARS_MAX, OPTIONS_MAX } from "../../kit/limits.ts";
import { RIGHT, WRONG } from "../../model/question.ts";
import { distinct, questionError, questionFields, textSchema } from "../base.ts";
import { parsePositions, positionsKey, positionsOf, shuffledPositions } from "../positions.ts";
import { countWords } from "../reading.ts";
import type { QuestionType } from "../type.ts";
import type { AskedView, KeyView } from "../views.ts";

export const orderSchema = z.strictObject(
  {
    kind: z.literal("order"),
    ...questionFields,
    /** in the right order */
    entries: z
      .array(textSchema("the text of every entry", OPTION_CHARS_MAX), "Give the entries as a list.")
      .min(2, "Give at least two entries to put in order.")
      .max(OPTIONS_MAX, `Give at most ${OPTIONS_MAX} entries.`)
      .refine((entries) => distinct(entries), "Two entries say the same; change one of them."),
  },
  questionError,
);

export type OrderQuestion = z.infer<typeof orderSchema>;
type Asked = Extract<AskedView, { kind: "order" }>;
type Key = Extract<KeyView, { kind: "order" }>;

/**
 * Entries to put in order. The stored order *is* the key, so arrangement and keys count in the entries'
 * alphabetical order instead: what is asked stays the same whichever order is right. The key lists those
 * ranks in the order chosen, "2,0,1".
 */
export const order: QuestionType<OrderQuestion, Asked, number[], Key> = {
  kind: "order",
  schema: orderSchema,
  // Of n shuffled entries a right pair stays together in one case of n, and the share counts pairs.
  guessFloor: (question) => 1 / question.entries.length,
  optionCount: (question) => question.entries.length,
  words: (question) => countWords([question.stem, ...question.entries]),
  arrange: (question, random) => shuffledPositions(question.entries.length, random),
  asked(question, arrangement) {
    const sorted = byRank(question);
    return {
      kind: "order",
      stem: question.stem,
      media: question.media ?? null,
      entries: arrangement.map((rank) => sorted[rank] ?? ""),
    };
  },
  keyShown: (question, arrangement) => ({
    kind: "order",
    order: rightRanks(question).map((rank) => arrangement.indexOf(rank)),
  }),
  parseAnswer(question, value) {
    const positions = parsePositions(value, question.entries.length);
    return positions?.length === question.entries.length ? positions : null;
  },
  answerKey: (_question, arrangement, answer) =>
    positionsKey(answer.map((position) => arrangement[position] ?? -1)),
  judge(question, key) {
    const chosen = ranksOf(question, key);
    if (chosen === null) return WRONG;
    const share = pairsKept(chosen, rightRanks(question));
    if (share === 1) return RIGHT;
    return share === 0 ? WRONG : { verdict: "partial", share };
  },
  rightKey: (question) => positionsKey(rightRanks(question)),
  say(question, key) {
    const sorted = byRank(question);
    return (ranksOf(question, key) ?? []).map((rank) => sorted[rank] ?? "").join(" → ");
  },
  misconception: () => null,
  lures(question) {
    const right = rightRanks(question);
    const evenFirst = [...right.filter((_, i) => i % 2 === 0), ...right.filter((_, i) => i % 2 === 1)];
    const keys = [positionsKey(right.toReversed()), positionsKey(evenFirst)];
    return [...new Set(keys)].filter((key) => order.judge(question, key).verdict === "wrong");
  },
  fromKey: (question, arrangement, key) =>
    (ranksOf(question, key) ?? []).map((rank) => arrangement.indexOf(rank)),
  rekeyed: (question) => ({
    ...question,
    entries: [...question.entries.slice(1), ...question.entries.slice(0, 1)],
  }),
};

function byRank(question: OrderQuestion): string[] {
  return question.entries.toSorted(byCodeUnit);
}

function rightRanks(question: OrderQuestion): number[] {
  const sorted = byRank(question);
  return question.entries.map((entry) => sorted.indexOf(entry));
}

/** The ranks that a key lists, or null when it does not list every entry once. */
function ranksOf(question: OrderQuestion, key: string): number[] | null {
  const ranks = positionsOf(key, question.entries.length);
  return ranks?.length === question.entries.length ? ranks : null;
}

/** Share of the right order's neighbours that are neighbours, in that order, in the chosen one too. */
function pairsKept(chosen: readonly number[], right: readonly number[]): number {
  let kept = 0;
  for (let i = 1; i < right.length; i++)
    if (chosen.indexOf(right[i] as number) === chosen.indexOf(right[i - 1] as number) + 1) kept++;
  return kept / (right.length - 1);
}
