import { type ComponentType, lazy } from "react";

const AGAIN_MS = 1_000;

/**
 * A part that is fetched when it is first needed, or before by `load`. On bad Wi-Fi it is asked for again
 * until it is there: a part that gave up would leave a player without a screen.
 */
export function later<P>(load: () => Promise<{ default: ComponentType<P> }>) {
  const persist = (): Promise<{ default: ComponentType<P> }> =>
    load().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      return persist();
    });
  return { Part: lazy(persist), load: persist };
}
