import { useCallback, useEffect, useState } from "react";
import { answered, type Drill, startDrill } from "#lib/practice/drill.ts";
import type { Practice, PracticeAnswer, PracticeItem } from "#lib/practice/types.ts";
import { get, type Refusal } from "../../coach/_desk/api.ts";
import { keep, readKept } from "./kept.ts";

const SEED_CHARS = 10;
const SEED_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

export interface PracticeState {
  practice: Practice | null;
  /** null: not begun */
  drill: Drill | null;
  /** it was under way when this page was opened */
  kept: boolean;
  refusal: Refusal | null;
}

/** One practice set on this phone: fetched, drilled, kept over reloads, and fetched anew for another go. */
export function usePractice(door: string) {
  const [state, setState] = useState<PracticeState>({
    ...{ practice: null, drill: null, kept: false, refusal: null },
  });
  const [seed, setSeed] = useState("");

  const fetchSet = useCallback(async () => {
    const fresh = newSeed();
    const answer = await get<PracticeAnswer>(`/api/practice/${door}?seed=${fresh}`);
    setSeed(fresh);
    setState(
      answer.ok
        ? { practice: answer.practice, drill: null, kept: false, refusal: null }
        : { practice: null, drill: null, kept: false, refusal: answer },
    );
  }, [door]);

  useEffect(() => {
    const kept = readKept(door);
    if (kept) setState({ ...kept, kept: true, refusal: null });
    else void fetchSet();
  }, [door, fetchSet]);

  return {
    ...state,
    /** begins with these items, in their order */
    start(items: readonly PracticeItem[]) {
      const { practice } = state;
      if (!practice) return;
      const drill = startDrill(
        seed,
        items.map((item) => item.wordings.map((wording) => wording.id)),
      );
      keep(door, { practice, drill });
      setState({ ...state, drill, kept: false });
    },
    /** goes on with what was kept */
    resume: () => setState({ ...state, kept: false }),
    answer(right: boolean) {
      const { practice, drill } = state;
      if (!practice || !drill) return;
      const next = answered(drill, right);
      keep(door, next.queue.length > 0 ? { practice, drill: next } : null);
      setState({ ...state, drill: next });
    },
    /** forgets the drill and asks for a set again */
    anew() {
      keep(door, null);
      setState({ practice: null, drill: null, kept: false, refusal: null });
      void fetchSet();
    },
    again: fetchSet,
  };
}

export type PracticeRun = ReturnType<typeof usePractice>;

function newSeed(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SEED_CHARS));
  return Array.from(bytes, (byte) => SEED_LETTERS[byte % SEED_LETTERS.length]).join("");
}
