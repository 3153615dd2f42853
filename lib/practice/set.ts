import { rng } from "../kit/rng.ts";
import { type QuestionBase, RIGHT, WRONG } from "../model/question.ts";
import { typeOf } from "../questions/registry.ts";
import type { AskedView, KeyView } from "../questions/views.ts";
import { familyOf } from "../squad/edition.ts";
import { TURNS_MAX } from "./drill.ts";
import type { Checked, Practice, PracticeItem } from "./types.ts";

/** rewordings that come along with a question */
const REWORDINGS_MAX = 2;
/** tries for an order of the options that the turn before did not have */
const ORDERS_TRIED = 12;

/** What may be practised, and what is to be. Nothing else is shown or checked. */
export interface Pool {
  title: string;
  /** orders the options; never told */
  secret: string;
  personal: boolean;
  /** questions that may be shown: none that a follow-up is to ask, and no rewording of one */
  questions: readonly QuestionBase[];
  /** ids by need, the first first */
  wanted: readonly string[];
  /** families whose answers are checked */
  families: ReadonlySet<string>;
}

/** The question of this name, where its answer may be checked. */
export function inPool(pool: Pool, id: string): QuestionBase | null {
  const found = pool.questions.find((question) => question.id === id);
  return found && pool.families.has(familyOf(found)) ? found : null;
}

/** `seed`: the phone's own, so that another drill has other orders. */
export function practiceOf(pool: Pool, seed: string): Practice {
  const byId = new Map(pool.questions.map((question) => [question.id, question]));
  const families = new Set<string>();
  const items: PracticeItem[] = [];
  for (const id of pool.wanted) {
    const question = byId.get(id);
    if (!question || families.has(familyOf(question))) continue;
    families.add(familyOf(question));
    const others = pool.questions.filter((one) => one.id !== id && familyOf(one) === familyOf(question));
    const wordings = [question, ...others.slice(0, REWORDINGS_MAX)].map((one) => ({
      id: one.id,
      turns: turnsOf(one, `${pool.secret}/${seed}`),
    }));
    items.push({ topic: question.topics[0] ?? "", wordings });
  }
  return { title: pool.title, items: mixed(items), personal: pool.personal };
}

/** One of each topic in turn, so that no topic follows itself while another is left. */
function mixed(items: readonly PracticeItem[]): PracticeItem[] {
  const byTopic = new Map<string, PracticeItem[]>();
  for (const item of items) byTopic.set(item.topic, [...(byTopic.get(item.topic) ?? []), item]);
  const rows = [...byTopic.values()];
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat();
}

function turnsOf(question: QuestionBase, seed: string): AskedView[] {
  const type = typeOf(question);
  return arrangements(question, seed).map((order) => type.asked(question, order) as AskedView);
}

/** One order a turn, each unlike the one before where there is another; a single one where nothing moves. */
function arrangements(question: QuestionBase, seed: string): number[][] {
  const type = typeOf(question);
  const orders: number[][] = [];
  for (let turn = 0; turn < TURNS_MAX; turn++) {
    const before = String(orders.at(-1));
    let order = type.arrange(question, rng(`${seed}/${question.id}/${turn}`));
    if (order.length === 0) return [order];
    for (let i = 0; i < ORDERS_TRIED && String(order) === before; i++)
      order = type.arrange(question, rng(`${seed}/${question.id}/${turn}/${i}`));
    orders.push(order);
  }
  return orders;
}

/**
 * The ruling on what the phone sent, with the key in the order that it showed; null: no answer to this
 * question. `accepted`: answers that the coach took as right too, canonical.
 */
export function checkedBy(
  pool: Pick<Pool, "secret">,
  question: QuestionBase,
  { seed, turn, value }: { seed: string; turn: number; value: unknown },
  accepted: readonly string[],
): Checked | null {
  const type = typeOf(question);
  const orders = arrangements(question, `${pool.secret}/${seed}`);
  const order = orders[turn % orders.length] ?? [];
  const shown = { key: type.keyShown(question, order) as KeyView, explanation: question.explanation ?? null };
  if (value === null) return { ...shown, ruling: WRONG, misconception: null };
  const answer = type.parseAnswer(question, value);
  if (answer === null) return null;
  const key = type.answerKey(question, order, answer);
  const ruling = accepted.includes(key) ? RIGHT : type.judge(question, key);
  return { ...shown, ruling, misconception: ruling.share === 1 ? null : type.misconception(question, key) };
}
