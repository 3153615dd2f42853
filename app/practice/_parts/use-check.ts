import { useEffect, useRef, useState } from "react";
import type { Checked, CheckedAnswer, PracticeCheck } from "#lib/practice/types.ts";
import type { AnswerValue } from "#lib/questions/views.ts";
import { type Refusal, send } from "../../coach/_desk/api.ts";

const RETRY_MS = 4_000;
/** refusals that go away by themselves */
const PASSING: readonly Refusal["code"][] = ["unreachable", "busy", "too-fast", "our-fault", "store-away"];

export interface Told {
  value: AnswerValue | null;
  checked: Checked;
}

/** Sends one answer until the server has said what it is: what could not be sent is held and tried again. */
export function useCheck(door: string, turn: Omit<PracticeCheck, "value">) {
  const [told, setTold] = useState<Told | null>(null);
  const [sending, setSending] = useState<{ value: AnswerValue | null; tries: number } | null>(null);
  const [holding, setHolding] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useRef(turn);
  latest.current = turn;

  useEffect(() => {
    if (!sending) return;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => setSending((now) => now && { ...now, tries: now.tries + 1 });
    const post: PracticeCheck = { ...latest.current, value: sending.value };
    void send<CheckedAnswer>("POST", `/api/practice/${door}/check`, post).then((answer) => {
      if (over) return;
      if (!answer.ok && PASSING.includes(answer.code)) {
        setHolding(true);
        timer = setTimeout(again, RETRY_MS);
        return;
      }
      setHolding(false);
      setSending(null);
      if (answer.ok) setTold({ value: sending.value, checked: answer });
      else setRefusal(answer);
    });
    window.addEventListener("online", again);
    return () => {
      over = true;
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [door, sending]);

  return {
    told,
    holding,
    refusal,
    sending: sending !== null,
    /** null: show me the answer */
    check(value: AnswerValue | null) {
      setRefusal(null);
      setSending((now) => now ?? { value, tries: 0 });
    },
    retry: () => setSending((now) => now && { ...now, tries: now.tries + 1 }),
  };
}
