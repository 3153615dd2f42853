import type { ChildProcess } from "node:child_process";
import { until } from "../support/server.ts";
import type { News, Order, Place } from "./phones.ts";
import { forked, heard } from "./process.ts";

type Told<K extends News["news"]> = Extract<News, { news: K }>;
const is =
  <K extends News["news"]>(news: K) =>
  (message: unknown): message is Told<K> =>
    (message as { news?: string }).news === news;

const JOINING_MS = 240_000;
const QUESTION_MS = 120_000;

/** The phones of a measurement: one process of their own. */
export class Crowd {
  readonly #phones: ChildProcess = forked(new URL("./phones.ts", import.meta.url).pathname);

  get pid(): number {
    return this.#phones.pid ?? 0;
  }

  /** ms until the last was in */
  async join(places: readonly Place[]): Promise<number> {
    return (await this.#asked({ do: "connect", places }, "connected", JOINING_MS)).ms;
  }

  /** What all were shown: from now on the next question, which is open when this resolves. */
  watch(): Promise<Told<"stage">> {
    return this.#asked({ do: "watch" }, "stage", QUESTION_MS);
  }

  /** The question is open on every phone. The servers' clock is this machine's. */
  async opened(stage: Told<"stage">): Promise<void> {
    await until(() => Date.now() >= stage.opensAt + 20);
  }

  /** Every phone answers once; resolves when all have their acknowledgement. */
  burst(withinMs: number): Promise<Told<"burst">> {
    return this.#asked({ do: "burst", value: 1, withinMs }, "burst", withinMs + QUESTION_MS);
  }

  close(): void {
    if (this.#phones.connected) this.#phones.send({ do: "close" } satisfies Order);
  }

  #asked<K extends News["news"]>(order: Order, news: K, withinMs: number): Promise<Told<K>> {
    const told = heard(this.#phones, is(news), withinMs);
    this.#phones.send(order);
    return told;
  }
}
