import type { QuestionOn, SeatView, StageBase } from "#lib/views/types.ts";

/**
 * When this seat's answers close, ms on the log's clock; null: there is no clock. The seat's own view
 * says so, but it is not sent with every question: from the stage alone it is the room's close and the
 * extra time, which an early close takes away.
 */
export function ownClosesAt(
  question: QuestionOn,
  seat: SeatView,
  stage: Pick<StageBase, "seq">,
): number | null {
  if (question.timer === "none") return null;
  if (seat.closesAt !== null && seat.seq >= stage.seq) return seat.closesAt;
  const early = question.closesAt < question.opensAt + question.limitMs;
  return early ? question.closesAt : question.closesAt + Math.round(question.limitMs * (seat.timeMult - 1));
}
