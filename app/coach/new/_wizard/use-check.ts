"use client";
import { useEffect, useState } from "react";
import type { PackCard, PlanCheck } from "#lib/protocol/http.ts";
import { type Outcome, send } from "../../_desk/api.ts";
import { type Draft, planOf } from "./draft.ts";

const REST_MS = 200;

/**
 * What the server makes of the draft, a moment after the last change. `good`: the latest answer with
 * numbers, which stay to be seen while a team has no name yet.
 */
export function useCheck(
  draft: Draft,
  shelf: readonly PackCard[],
): {
  check: Outcome<PlanCheck> | null;
  good: PlanCheck | null;
  stale: boolean;
} {
  const [good, setGood] = useState<PlanCheck | null>(null);
  const [check, setCheck] = useState<Outcome<PlanCheck> | null>(null);
  const [answered, setAnswered] = useState<string | null>(null);
  const { packs, withoutTopics, squad } = draft;
  const plan = planOf(draft, shelf, draft.plan.title.trim() || "-");
  const asked = JSON.stringify({ plan, packs, withoutTopics, ...(squad !== undefined && { squad }) });
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void send<PlanCheck>("POST", "/api/plan/check", JSON.parse(asked)).then((outcome) => {
        if (gone) return;
        setCheck(outcome);
        if (outcome.ok) setGood(outcome);
        setAnswered(asked);
      });
    }, REST_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return { check, good, stale: answered !== asked || check?.ok !== true };
}
