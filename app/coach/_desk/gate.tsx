"use client";
import type { ReactNode } from "react";
import type { SessionAnswer } from "#lib/protocol/http.ts";
import { Door } from "./door.tsx";
import { NotYet } from "./states.tsx";
import { useAnswer } from "./use-answer.ts";

/** Shows its children to the coach, and the door to everybody else. */
export function Gate({ children }: { children: ReactNode }) {
  const { answer, again, set } = useAnswer<SessionAnswer>("/api/session");
  if (answer === null) return <NotYet />;
  if (!answer.ok) return <NotYet refusal={answer} again={again} />;
  return answer.coach ? children : <Door opened={() => set({ ok: true, coach: true })} />;
}
