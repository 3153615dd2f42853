"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Session, type SessionOptions, type SessionState } from "./session.ts";

/** Opens a session for as long as the component is there. `options` null: not yet. */
export function useSession<S, T>(
  options: SessionOptions | null,
): { session: Session<S, T> | null; state: SessionState<S, T> } {
  const [session, setSession] = useState<Session<S, T> | null>(null);
  const key = options ? JSON.stringify(options) : null;
  useEffect(() => {
    if (!key) return;
    const opened = new Session<S, T>(JSON.parse(key) as SessionOptions);
    setSession(opened);
    const wake = () => {
      if (document.visibilityState === "visible" && opened.state().link === "offline") opened.retry();
    };
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", wake);
    return () => {
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("online", wake);
      opened.close();
      setSession(null);
    };
  }, [key]);
  const state = useSyncExternalStore(
    session?.subscribe ?? noSubscription,
    session?.state ?? beforeOpening<S, T>,
    beforeOpening<S, T>,
  );
  return { session, state };
}

const noSubscription = () => () => {};
const BEFORE: SessionState<never, never> = {
  link: "connecting",
  refusal: null,
  stage: null,
  seat: null,
  tally: null,
  roster: null,
  held: 0,
  welcome: null,
};
const beforeOpening = <S, T>(): SessionState<S, T> => BEFORE;

/** Re-renders at every whole `stepMs` of the log's clock and gives that clock. */
export function useLogClock(session: { now: () => number } | null, stepMs: number): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (!session) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = session.now();
      setNow(at);
      timer = setTimeout(tick, stepMs - (at % stepMs) + 1);
    };
    tick();
    return () => clearTimeout(timer);
  }, [session, stepMs]);
  return now;
}
