import type { Pack } from "#lib/model/pack.ts";
import type { PackPatch } from "#lib/protocol/http.ts";

/** The pack after a patch, as the server has it then (`server/http/packs.ts`). */
export function patched(pack: Pack, { about, put = [], remove = [] }: Omit<PackPatch, "version">): Pack {
  const fresh = new Map(put.map((question) => [question.id, question]));
  const questions = pack.questions
    .filter((question) => !remove.includes(question.id))
    .map((question) => fresh.get(question.id) ?? question);
  for (const question of questions) fresh.delete(question.id);
  return { ...pack, ...about, questions: [...questions, ...fresh.values()] };
}
