"use client";
import { useCallback, useEffect, useState } from "react";
import { CHECK_BYTES } from "#lib/protocol/check.ts";
import { type Probed, probe } from "../_session/probe.ts";
import { type Findings, lineOf } from "./verdict.ts";

const TIMES = 20;
const TIMES_AROUND = 5;
const REPLY_MS = 4_000;
const BYTES_MS = 10_000;
export const HOLD_SEC = 30;

/** Where the check is; each step leaves its part of the findings behind. */
export type Step = "speed" | "websocket" | "polling" | "hold" | "done";

export interface Checked {
  step: Step;
  found: Findings;
  /** round trips of the best line so far, ms */
  rounds: readonly number[];
  /** server's clock minus this device's, ms */
  offsetMs: number | null;
  /** how long the line has been open, seconds */
  heldSec: number;
}

const BEFORE: Checked = {
  step: "speed",
  found: { websocket: null, polling: null, kBps: null, held: null },
  rounds: [],
  offsetMs: null,
  heldSec: 0,
};

/** Runs the whole check once at the start, and again when asked. */
export function useCheck(): { checked: Checked; again: () => void } {
  const [run, setRun] = useState(0);
  const [checked, setChecked] = useState(BEFORE);
  useEffect(() => {
    const ending = new AbortController();
    setChecked(BEFORE);
    const set = (change: Partial<Checked>, found: Partial<Findings> = {}) => {
      if (!ending.signal.aborted)
        setChecked((old) => ({ ...old, ...change, found: { ...old.found, ...found } }));
    };
    void checkAll(set, ending.signal, run);
    return () => ending.abort();
  }, [run]);
  return { checked, again: useCallback(() => setRun((n) => n + 1), []) };
}

type Set = (change: Partial<Checked>, found?: Partial<Findings>) => void;

async function checkAll(set: Set, signal: AbortSignal, run: number): Promise<void> {
  // The first time the page itself is still coming in; what the network can do is the better of two.
  const speeds = [await kilobytesPerSecond(`${run}a`, signal), await kilobytesPerSecond(`${run}b`, signal)];
  const kBps = Math.max(...speeds.map((one) => one ?? 0));
  set({ step: "websocket" }, { kBps: kBps === 0 ? null : kBps });
  if (signal.aborted) return;
  const rounds: number[] = [];
  const onRound = (ms: number) => {
    rounds.push(ms);
    set({ rounds: [...rounds] });
  };
  const live = await probe("websocket", TIMES, onRound);
  if (signal.aborted) return live?.close();
  set({ step: "polling", offsetMs: live?.offsetMs ?? null }, { websocket: found(live) });
  const around = await probe("polling", live ? TIMES_AROUND : TIMES, live ? () => {} : onRound);
  const best = live ?? around;
  if (live) around?.close();
  if (signal.aborted) return best?.close();
  set({ step: best ? "hold" : "done", offsetMs: best?.offsetMs ?? null }, { polling: found(around) });
  if (!best) return;
  const from = performance.now();
  const ticking = setInterval(
    () => set({ heldSec: Math.min(HOLD_SEC, Math.floor((performance.now() - from) / 1_000)) }),
    1_000,
  );
  const stop = () => best.close();
  signal.addEventListener("abort", stop);
  const held = await best.holds(HOLD_SEC * 1_000);
  clearInterval(ticking);
  best.close();
  set({ step: "done", heldSec: held ? HOLD_SEC : Math.floor((performance.now() - from) / 1_000) }, { held });
}

function found(line: Probed | null) {
  return line ? lineOf(line.rounds, line.lost, REPLY_MS) : null;
}

/** of 50 kB that nothing on the way has kept */
async function kilobytesPerSecond(run: string, signal: AbortSignal): Promise<number | null> {
  const from = performance.now();
  // A firewall may take the request and never answer: that is a finding as well.
  const enough = new AbortController();
  const stop = () => enough.abort();
  const timer = setTimeout(stop, BYTES_MS);
  signal.addEventListener("abort", stop);
  try {
    const answer = await fetch(`/api/check/bytes?${run}`, { cache: "no-store", signal: enough.signal });
    const { byteLength } = await answer.arrayBuffer();
    if (!answer.ok || byteLength !== CHECK_BYTES) return null;
    return Math.round(byteLength / Math.max(1, performance.now() - from));
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
