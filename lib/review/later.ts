import type { Retention } from "../retention/pairs.ts";
import type { Report, RetainedOn } from "./types.ts";

/** The review of a day once a later day has spoken: what was retained, of the class and by topic. */
export function withLater(report: Report, later: Retention | null): Report {
  if (!later) return report;
  const byTopic = new Map<string, RetainedOn>(later.topics.map((one) => [one.topic, one.retained_on]));
  return {
    ...report,
    retained_on: later.all.pairs > 0 ? later.all.retained_on : null,
    topics: report.topics.map((line) => ({ ...line, retained_on: byTopic.get(line.topic) ?? null })),
  };
}
