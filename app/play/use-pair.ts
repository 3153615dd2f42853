import { useEffect, useState } from "react";
import type { PlayerStage, SeatView } from "#lib/views/types.ts";

interface Pair {
  stage: PlayerStage;
  seat: SeatView;
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
  const whole =
    stage !== null && seat !== null && (!stage.personal || seat.seq >= stage.seq || waited >= stage.seq);
  const pair = whole ? { stage, seat } : last && seat ? { stage: last.stage, seat } : last;
  useEffect(() => {
    if (!stage || !seat) return;
    if (whole) {
      setLast({ stage, seat });
      return;
    }
    const timer = setTimeout(() => setWaited(stage.seq), WAIT_MS);
    return () => clearTimeout(timer);
  }, [stage, seat, whole]);
  return pair;
}
