import { tenthOf } from "./times.ts";
import type { Decision, Report, Selection } from "./types.ts";

/** The answers that make a number, in the order in which they were asked. */
export function answersBehind(
  report: Pick<Report, "decisions" | "questions">,
  selection: Selection,
): Decision[] {
  const runs = new Set(
    selection.runs ??
      report.questions.filter((question) => question.state === "counted").map((question) => question.run),
  );
  const limits = new Map(report.questions.map((question) => [question.run, question.limitMs]));
  const seats = selection.seats ? new Set(selection.seats) : null;
  return report.decisions.filter(
    (decision) =>
      runs.has(decision.run) &&
      (!seats || seats.has(decision.seat)) &&
      inTenth(decision, selection.tenth, limits.get(decision.run) ?? 0) &&
      fits(decision, selection),
  );
}

function inTenth(decision: Decision, tenth: number | undefined, limitMs: number): boolean {
  return tenth === undefined || tenthOf(decision, limitMs) === tenth;
}

function fits(decision: Decision, selection: Selection): boolean {
  const { result, sure, unsure, cause, quick, changed, tagged, key, huddleKey } = selection;
  if (result !== undefined && !hasResult(decision, result)) return false;
  if (sure !== undefined && decision.sure !== sure) return false;
  if (unsure && decision.sure !== 0 && decision.sure !== 1) return false;
  if (cause !== undefined && decision.cause !== cause) return false;
  if (quick && !decision.quick) return false;
  if (changed && decision.choices.length < 2) return false;
  if (tagged && (decision.cause === null || decision.hint === null)) return false;
  if (tagged === "agree" && decision.cause !== decision.hint) return false;
  if (key !== undefined && decision.key !== key) return false;
  return huddleKey === undefined || decision.huddle?.key === huddleKey;
}

function hasResult(decision: Decision, result: NonNullable<Selection["result"]>): boolean {
  if (result === "answered") return decision.result !== "none";
  if (result === "other") return decision.result === "wrong" || decision.result === "partial";
  return decision.result === result;
}
