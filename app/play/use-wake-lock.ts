import { useEffect, useState } from "react";

/** Keeps the screen on, and takes the lock again whenever the page comes back. Says whether it holds. */
export function useWakeLock(on: boolean): boolean {
  const [held, setHeld] = useState(() => typeof navigator !== "undefined" && "wakeLock" in navigator);
  useEffect(() => {
    if (!on || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    const take = () => {
      if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
      navigator.wakeLock.request("screen").then(
        (taken) => {
          if (gone) {
            void taken.release();
            return;
          }
          lock = taken;
          setHeld(true);
          taken.addEventListener("release", () => setHeld(false));
        },
        () => setHeld(false), // low battery: the phone says no
      );
    };
    take();
    document.addEventListener("visibilitychange", take);
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", take);
      void lock?.release();
    };
  }, [on]);
  return held;
}
