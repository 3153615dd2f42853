import { useEffect, useRef, useState } from "react";
import type { Code } from "#lib/kit/codes.ts";
import type { PlayerInput } from "#lib/model/input.ts";
import type { PlaySession } from "./tools.ts";

export interface Eager<T> {
  value: T;
  /** tapped, and not answered by the server yet */
  sending: boolean;
  /** why the last tap did not count */
  refused: Code | null;
  send(value: T, input: PlayerInput): void;
}

interface Local<T> {
  n: number;
  value: T;
  /** position in the log at which the server took it; null: not yet */
  seq: number | null;
  refused: Code | null;
}

/**
 * Shows what was tapped until the server's own view (at `seq`) has caught up with it. A tap that the
 * server has not answered is newer than anything it can send; once answered, the server's value wins.
 */
export function useEager<T>(session: PlaySession, seq: number, fromServer: T): Eager<T> {
  const [local, setLocal] = useState<Local<T> | null>(null);
  const taps = useRef(0);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);
  const newer = local !== null && local.refused === null && (local.seq === null || local.seq > seq);
  return {
    value: newer ? local.value : fromServer,
    sending: newer && local.seq === null,
    refused: local?.refused ?? null,
    send(value, input) {
      const n = ++taps.current;
      setLocal({ n, value, seq: null, refused: null });
      void session.ask(input).then((ack) => {
        if (gone.current) return;
        setLocal((now) => {
          if (now?.n !== n) return now;
          return ack.ok ? { ...now, seq: ack.seq } : { ...now, refused: ack.code };
        });
      });
    },
  };
}
