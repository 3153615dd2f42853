import type { State } from "#lib/model/state.ts";
import { buildReport } from "#lib/review/report.ts";
import { type Summary, summaryOf } from "#lib/review/summary.ts";
import type { DocStore } from "#server/stores/types.ts";

/** Where the summary of a scrimmage lies. It never expires: nobody is in it. */
export function summaryKey(id: string): string {
  return `summary/${id}`;
}

/** Written when a scrimmage is sealed, and again by whoever seals it at the same moment: it is the same. */
export async function writeSummary(docs: DocStore, state: State): Promise<void> {
  const summary: Summary = summaryOf(buildReport(state));
  await docs.put(summaryKey(state.id), summary, null);
}

/** as scrimmages are named; it comes from anybody, as part of an address */
const ID = /^[A-Za-z0-9]{6,40}$/;

/** Of scrimmages whose log is gone, in no particular order. While the log is there, so is the whole review. */
export async function* sweptSummaries(docs: DocStore): AsyncIterable<Summary> {
  for await (const { doc } of docs.list<Summary>("summary/"))
    if ((await docs.get(`scrimmage/${doc.value.scrimmage.id}`)) === null) yield doc.value;
}

export async function sweptSummary(docs: DocStore, id: string): Promise<Summary | null> {
  if (!ID.test(id) || (await docs.get(`scrimmage/${id}`)) !== null) return null;
  return (await docs.get<Summary>(summaryKey(id)))?.value ?? null;
}
