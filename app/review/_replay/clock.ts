"use client";
import { useCallback, useEffect, useReducer } from "react";
import { type Speed, step } from "./head.ts";

/** A play head that moves by itself while it plays. `endOf`: length of a question, ms; `last`: its index. */
export function usePlayHead(first: number, last: number, endOf: (index: number) => number) {
  const [head, move] = useReducer(step, {
    index: first,
    ms: 0,
    playing: false,
    speed: 2,
    revealed: false,
  });
  const end = endOf(head.index);
  useEffect(() => {
    if (!head.playing) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function next(now) {
      move({ do: "tick", by: now - before, end });
      before = now;
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [head.playing, end]);
  return {
    head,
    end,
    seek: useCallback((ms: number) => move({ do: "seek", ms: Math.min(ms, end) }), [end]),
    go: useCallback((index: number) => move({ do: "go", index }), []),
    toggle: useCallback(() => move({ do: "toggle", end }), [end]),
    onward: useCallback(() => move({ do: "onward", end, last }), [end, last]),
    setSpeed: useCallback((speed: Speed) => move({ do: "speed", speed }), []),
    reveal: useCallback((on: boolean) => move({ do: "reveal", on, end }), [end]),
  };
}
