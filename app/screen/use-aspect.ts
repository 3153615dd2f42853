"use client";
import { useSyncExternalStore } from "react";

const subscribe = (listen: () => void) => {
  window.addEventListener("resize", listen);
  return () => window.removeEventListener("resize", listen);
};
const WIDE = 16 / 9;

/** Width of the screen in heights. */
export function useAspect(): number {
  return useSyncExternalStore(
    subscribe,
    () => window.innerWidth / window.innerHeight,
    () => WIDE,
  );
}
