/** Work on one key goes one after the other; work on different keys goes side by side. */
export interface Turns {
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** resolves when nobody has or awaits a turn */
  done(): Promise<void>;
}

export function turnsByKey(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    async take(key, work) {
      const before = last.get(key);
      const mine = before === undefined ? work() : before.then(work, work);
      last.set(key, mine);
      try {
        return await mine;
      } finally {
        if (last.get(key) === mine) last.delete(key);
      }
    },
    async done() {
      while (last.size > 0) await Promise.allSettled(last.values());
    },
  };
}
