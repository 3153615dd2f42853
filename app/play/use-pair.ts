import { useEffect, useState } from "react";
import type { PlayerStage, SeatView } from "#lib/views/types.ts";

export interface Pair {
  stage: PlayerStage;
  seat: SeatView;
}

/** the step of the show that a stage is in */
function momentOf(stage: PlayerStage): string {
  const { phase, round } = stage;
  if (phase === "question") return `${phase}/${round}/${stage.question.run}/${stage.step}`;
  if (phase === "break") return `${phase}/${round}/${stage.segment}`;
  return phase === "review" ? `${phase}/${stage.part}` : `${phase}/${round}`;
}

/** a seat view that takes longer than this is not coming */
const WAIT_MS = 500;

/**
 * Stage and seat arrive as two messages. A personal stage waits for its seat, so that no screen is
 * drawn from two different moments (a reveal without its verdict would read "no answer").
 */
export function usePair(stage: PlayerStage | null, seat: SeatView | null): Pair | null {
  const [last, setLast] = useState<Pair | null>(null);
  const [waited, setWaited] = useState(-1);
  const together = stage && seat && fits(stage, seat, last, waited) ? { stage, seat } : null;
  const whole = together !== null;
  useEffect(() => {
    if (!stage || !seat) return;
    if (whole) {
      setLast({ stage, seat });
      return;
    }
    const timer = setTimeout(() => setWaited(stage.seq), WAIT_MS);
    return () => clearTimeout(timer);
  }, [stage, seat, whole]);
  return together ?? (last && seat ? { stage: last.stage, seat } : last);
}

/** Whether this stage may be shown with this seat; `waited`: the stage whose seat was waited for in vain. */
export function fits(stage: PlayerStage, seat: SeatView, last: Pair | null, waited: number): boolean {
  if (!stage.personal || seat.seq >= stage.seq || waited >= stage.seq) return true;
  // Within one moment (somebody handed in, the coach locked the lobby) the seat has nothing new to say.
  return last !== null && momentOf(stage) === momentOf(last.stage);
}
