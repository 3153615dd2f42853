import { randomBytes } from "node:crypto";
import { byCodeUnit } from "#lib/kit/hash.ts";
import type { PackCredit } from "#lib/model/input.ts";
import type { Pack } from "#lib/model/pack.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { PackCard, TopicCount } from "#lib/protocol/http.ts";
import { isKey } from "#server/stores/keys.ts";
import type { DocStore } from "#server/stores/types.ts";
import { SAMPLES } from "./samples.ts";

/**
 * The coach's packs. A pack is one document, `pack/<id>`; its card, `shelf/<id>`, is what lists show, so
 * that a list of fifty packs does not read two thousand questions each. The pack is written first: a
 * card is never ahead of what it describes.
 */
export interface Shelved {
  pack: Pack;
  version: number;
  sample: boolean;
}

export function newPackId(): string {
  return `pack-${randomBytes(9).toString("hex")}`;
}

export async function shelved(docs: DocStore, id: string): Promise<Shelved | null> {
  const sample = SAMPLES.find((pack) => pack.id === id);
  if (sample) return { pack: sample, version: 0, sample: true };
  // It comes from anybody, as part of an address.
  const doc = isKey(`pack/${id}`) ? await docs.get<Pack>(`pack/${id}`) : null;
  return doc ? { pack: doc.value, version: doc.version, sample: false } : null;
}

/** The new version, or null when somebody else saved after `expected`. */
export async function shelve(docs: DocStore, pack: Pack, expected: number): Promise<number | null> {
  const version = await docs.put(`pack/${pack.id}`, pack, expected);
  if (version === null) return null;
  await docs.put(`shelf/${pack.id}`, cardOf(pack, version, false), null);
  return version;
}

export async function unshelve(docs: DocStore, id: string): Promise<void> {
  await docs.remove(`shelf/${id}`);
  await docs.remove(`pack/${id}`);
}

/** The coach's own by title, then the samples in their own order. */
export async function cards(docs: DocStore): Promise<PackCard[]> {
  const own: PackCard[] = [];
  for await (const { doc } of docs.list<PackCard>("shelf/")) own.push(doc.value);
  own.sort((a, b) => byCodeUnit(a.title, b.title) || byCodeUnit(a.id, b.id));
  return [...own, ...SAMPLES.map((pack) => cardOf(pack, 0, true))];
}

/** What a scrimmage is made of: every question under `<pack>/<id>`, and whom to credit. */
export interface Gathered {
  questions: QuestionBase[];
  credits: PackCredit[];
}

/** Null when one of the packs is gone. Questions whose primary topic is left out stay on the shelf. */
export async function gather(
  docs: DocStore,
  packIds: readonly string[],
  withoutTopics: readonly string[],
): Promise<Gathered | null> {
  const gathered: Gathered = { questions: [], credits: [] };
  const without = new Set(withoutTopics);
  for (const id of new Set(packIds)) {
    const found = await shelved(docs, id);
    if (!found) return null;
    const { title, attribution, licence, questions } = found.pack;
    gathered.credits.push({ id, title, attribution, licence });
    for (const question of questions) {
      if (without.has(primaryTopic(question))) continue;
      const group = question.variantGroup;
      gathered.questions.push({
        ...question,
        id: `${id}/${question.id}`,
        ...(group === undefined ? {} : { variantGroup: `${id}/${group}` }),
      });
    }
  }
  return gathered;
}

export function primaryTopic(question: QuestionBase): string {
  return question.topics[0] ?? "";
}

/** Topics with how many questions they lead, the largest first. */
export function topicCounts(questions: readonly QuestionBase[]): TopicCount[] {
  const counts = new Map<string, number>();
  for (const question of questions) {
    const topic = primaryTopic(question);
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .map(([topic, n]) => ({ topic, questions: n }))
    .sort((a, b) => b.questions - a.questions || byCodeUnit(a.topic, b.topic));
}

export function cardOf(pack: Pack, version: number, sample: boolean): PackCard {
  const { id, title, description, language, attribution, licence, questions } = pack;
  return {
    id,
    title,
    description,
    language,
    attribution,
    licence,
    sample,
    version,
    questions: questions.length,
    topics: topicCounts(questions),
  };
}
