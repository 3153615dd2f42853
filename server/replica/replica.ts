import { setTimeout as pause } from "node:timers/promises";
import { apply, reduce } from "#lib/game/apply.ts";
import type { Code } from "#lib/kit/codes.ts";
import type { Draft, Entry } from "#lib/model/entry.ts";
import type { State } from "#lib/model/state.ts";
import type { LogStore } from "#server/stores/types.ts";
import { checkReadable, NewerLog } from "./readable.ts";
import { shareQuestions } from "./shared.ts";

/** One entry as it was folded here. */
export interface Folded {
  entry: Entry;
  code: Code | null;
}

export interface ReplicaOptions {
  /** called after every folded batch, in order */
  onFold: (state: State, folded: readonly Folded[]) => void;
  /** a deadline that fired here is in the log; null when it was the first */
  onFired: (code: Code | null) => void;
  /** the log could not be read any more, or (null) was removed or rewritten: the replica is to be closed */
  onLost: (error: unknown) => void;
}

interface Waiting {
  draft: Draft;
  resolve: (outcome: { seq: number; code: Code | null }) => void;
  reject: (error: unknown) => void;
}

const READ_ENTRIES = 2_000;
const RETRY_MS = 500;
/** In a burst everything is written, folded and shown in turns of this length. */
export const TURN_MS = 20;

/**
 * One scrimmage in this process: it tails the log, folds it, and keeps one timer for the next
 * deadline. What is asked here is appended first and answered only after its entry was folded.
 * Every process has its own; they agree because they fold the same log.
 */
export class Replica {
  readonly id: string;
  state: State;
  #log: LogStore;
  #options: ReplicaOptions;
  #ending = new AbortController();
  #queue: Waiting[] = [];
  #flushing = false;
  #flushedAt = Number.NEGATIVE_INFINITY;
  /** appends whose entries are not known yet; outcomes are kept while there are any */
  #inDoubt = 0;
  #outcomes = new Map<number, Code | null>();
  #waiters = new Map<number, { resolve: (code: Code | null) => void; reject: (error: Error) => void }>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #armedFor: number | null = null;
  #tail: Promise<void> = Promise.resolve();
  /** what another process has written means more than is known here */
  #newer: NewerLog | null = null;

  private constructor(id: string, log: LogStore, state: State, options: ReplicaOptions) {
    this.id = id;
    this.#log = log;
    this.state = state;
    this.#options = options;
  }

  /** Reads and folds what is there, then follows; null when the log is empty. @throws NewerLog */
  static async open(id: string, log: LogStore, options: ReplicaOptions): Promise<Replica | null> {
    let state: State | null = null;
    for (;;) {
      const entries: readonly Entry[] = await log.read(id, state?.seq ?? 0, READ_ENTRIES);
      checkReadable(id, entries);
      for (const entry of entries) state = reduce(state, entry);
      if (entries.length < READ_ENTRIES) break;
    }
    if (!state) return null;
    shareQuestions(state);
    const replica = new Replica(id, log, state, options);
    replica.#tail = replica.#follow();
    replica.#arm();
    return replica;
  }

  /**
   * Appends, and resolves when the entry was folded here. Rejects when the store cannot keep it, and when
   * nothing is folded here any more; then the entry may be in the log.
   */
  dispatch(draft: Draft): Promise<{ seq: number; code: Code | null }> {
    if (this.#newer) return Promise.reject(this.#newer);
    return new Promise((resolve, reject) => {
      this.#queue.push({ draft, resolve, reject });
      if (this.#flushing) return;
      this.#flushing = true;
      // What is asked within a turn goes into the log as one batch. An ask that comes alone is not held up.
      const wait = this.#flushedAt + TURN_MS - performance.now();
      if (wait <= 0) setImmediate(() => this.#flush());
      else setTimeout(() => this.#flush(), wait);
    });
  }

  /** Whether everything that was asked here has its answer. */
  get settled(): boolean {
    return this.#queue.length === 0 && this.#inDoubt === 0 && this.#waiters.size === 0;
  }

  /** Nothing is folded here any more. */
  get closed(): boolean {
    return this.#ending.signal.aborted;
  }

  now(): number {
    return this.#log.now();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    if (this.#timer) clearTimeout(this.#timer);
    for (const { reject } of this.#waiters.values()) reject(closedError());
    this.#waiters.clear();
    await this.#tail;
  }

  #flush(): void {
    const batch = this.#queue;
    this.#flushedAt = performance.now();
    this.#queue = [];
    this.#flushing = false;
    if (batch.length === 0) return;
    if (this.#newer) {
      for (const { reject } of batch) reject(this.#newer);
      return;
    }
    this.#inDoubt++;
    this.#log
      .append(
        this.id,
        batch.map((waiting) => waiting.draft),
        "existing",
      )
      .then(
        (entries) => {
          entries.forEach((entry, i) => {
            const waiting = batch[i];
            if (waiting) this.#answerAt(entry.seq, waiting);
          });
        },
        (error) => {
          for (const waiting of batch) waiting.reject(error);
        },
      )
      .finally(() => {
        this.#inDoubt--;
        if (this.#inDoubt === 0) this.#outcomes.clear();
      });
  }

  #answerAt(seq: number, { resolve, reject }: Waiting): void {
    if (seq <= this.state.seq) resolve({ seq, code: this.#outcomes.get(seq) ?? null });
    else if (this.closed) reject(closedError());
    else this.#waiters.set(seq, { resolve: (code) => resolve({ seq, code }), reject });
  }

  async #follow(): Promise<void> {
    try {
      for await (const entries of this.#log.follow(this.id, this.state.seq, this.#ending.signal)) {
        const from = performance.now();
        checkReadable(this.id, entries);
        const folded: Folded[] = [];
        for (const entry of entries) {
          const code = apply(this.state, entry);
          folded.push({ entry, code });
          if (this.#inDoubt > 0) this.#outcomes.set(entry.seq, code);
        }
        this.#options.onFold(this.state, folded);
        this.#arm();
        for (const { entry, code } of folded) {
          const waiter = this.#waiters.get(entry.seq);
          if (!waiter) continue;
          this.#waiters.delete(entry.seq);
          waiter.resolve(code);
        }
        // What others write is folded together with what was asked here: a process that has half of the
        // sockets would otherwise tell them twice as often as one that has all.
        await pause(from + TURN_MS - performance.now());
      }
      if (!this.#ending.signal.aborted) this.#options.onLost(null);
    } catch (error) {
      if (error instanceof NewerLog) this.#newer = error;
      if (!this.#ending.signal.aborted) this.#options.onLost(error);
    }
  }

  /** One timer, for the instant that the state names. Another process may be first; then this one is stale. */
  #arm(): void {
    const { due } = this.state;
    if (due === this.#armedFor) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#armedFor = due;
    if (due === null) return;
    this.#timer = setTimeout(() => this.#fire(due), Math.max(0, due - this.#log.now()));
  }

  #fire(due: number): void {
    if (this.#ending.signal.aborted || this.state.due !== due) return;
    const early = due - this.#log.now();
    if (early > 0) {
      this.#timer = setTimeout(() => this.#fire(due), early);
      return;
    }
    this.dispatch({ by: { role: "clock" }, ask: 0, input: { do: "deadline", due } }).then(
      ({ code }) => {
        this.#options.onFired(code);
        this.#again(due);
      },
      // The store is away: nothing can be written, so nothing is over. Try again until it is back.
      () => this.#again(due),
    );
  }

  #again(due: number): void {
    if (this.#ending.signal.aborted || this.state.due !== due) return;
    this.#timer = setTimeout(() => this.#fire(due), RETRY_MS);
  }
}

function closedError(): Error {
  return new Error("The scrimmage was closed here before the entry was seen.");
}
