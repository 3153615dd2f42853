"use client";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { CoachInput } from "#lib/model/input.ts";
import type { CoachStage, CoachTally } from "#lib/views/types.ts";
import type { SessionState } from "../../../_session/session.ts";
import { useSession } from "../../../_session/use-session.ts";
import { commandKey, type Desk } from "./desk.ts";

const CLIENT_KEY = "scrimmage.desk";

/**
 * This page's own id, kept over a reload. While the page lives the id is out of the storage, because
 * a duplicated tab copies the storage, and two pages under one id would answer for each other.
 */
function usePageId(): string | null {
  const [id, setId] = useState<string | null>(null);
  useEffect(() => {
    const mine = takeId() ?? randomId();
    setId(mine);
    const keep = () => {
      try {
        sessionStorage.setItem(CLIENT_KEY, mine);
      } catch {
        // No storage: a reload is then a new page to the server, which is all right.
      }
    };
    const take = () => void takeId();
    window.addEventListener("pagehide", keep);
    window.addEventListener("pageshow", take);
    return () => {
      keep();
      window.removeEventListener("pagehide", keep);
      window.removeEventListener("pageshow", take);
    };
  }, []);
  return id;
}

function takeId(): string | null {
  try {
    const kept = sessionStorage.getItem(CLIENT_KEY);
    sessionStorage.removeItem(CLIENT_KEY);
    return kept;
  } catch {
    return null;
  }
}

/** `crypto.randomUUID` is missing on a plain-http address of the school's network. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** The coach's connection to one scrimmage, and what of it is under way. */
export function useDesk(id: string): {
  desk: Desk;
  state: SessionState<CoachStage, CoachTally>;
  retry: () => void;
} {
  const client = usePageId();
  const { session, state } = useSession<CoachStage, CoachTally>(
    client ? { auth: { code: id, role: "coach", client }, storageKey: `desk:${id}:${client}` } : null,
  );
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const [refusal, setRefusal] = useState<Desk["refusal"]>(null);

  const ask = useCallback(
    async (input: CoachInput) => {
      if (!session) return { ok: false, code: "busy" } as const;
      const key = commandKey(input);
      setPending((before) => new Set(before).add(key));
      const ack = await session.ask(input);
      setPending((before) => new Set([...before].filter((one) => one !== key)));
      setRefusal(ack.ok || ack.code === "already" ? null : { code: ack.code, input });
      return ack;
    },
    [session],
  );
  const dismiss = useCallback(() => setRefusal(null), []);
  const retry = useCallback(() => session?.retry(), [session]);
  const desk = useMemo(
    () => ({ clock: session, ask, pending, refusal, dismiss }),
    [session, ask, pending, refusal, dismiss],
  );
  return { desk, state, retry };
}
