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
