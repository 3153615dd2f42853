import type { TestClient } from "./server.ts";
import { until } from "./server.ts";

/**
 * A player who answers every choice question once, as the pages do it: what was not acknowledged is
 * sent again under the same id, on whatever line comes next.
 */
export class Thumb {
  readonly phone: TestClient;
  /** runs whose question was seen open, in that order */
  readonly runs: number[] = [];
  readonly acked = new Set<number>();
  readonly refused: string[] = [];
  /** ms from losing a line to being in again */
  readonly gaps: number[] = [];
  #asks: number;
  #lostAt: number | null = null;

  constructor(phone: TestClient) {
    this.phone = phone;
    this.#asks = phone.seat?.lastAsk ?? 0;
    phone.socket.on("disconnect", () => {
      this.#lostAt = performance.now();
    });
    phone.socket.on("seat", () => {
      if (this.#lostAt !== null && phone.socket.connected) this.gaps.push(performance.now() - this.#lostAt);
      this.#lostAt = null;
    });
    phone.socket.on("stage", () => this.#look());
    this.#look();
  }

  #look(): void {
    const { stage } = this.phone;
    if (stage?.phase !== "question" || stage.step !== "open") return;
    const { run, opensAt } = stage.question;
    if (this.runs.includes(run)) return;
    this.runs.push(run);
    void this.#answer(run, opensAt, ++this.#asks);
  }

  async #answer(run: number, opensAt: number, id: number): Promise<void> {
    await until(() => this.phone.now() >= opensAt);
    for (;;) {
      await until(() => this.phone.socket.connected, 60_000);
      const ack = await this.phone
        .ask({ do: "answer", run, value: run % 2, ms: 300 }, id)
        .catch(() => ({ ok: false, code: "busy" }) as const);
      if (ack.ok) this.acked.add(run);
      else if (ack.code === "busy") continue;
      else this.refused.push(`${run}: ${ack.code}`);
      return;
    }
  }
}

/** 1, 2, 3 … up to the last: nothing was skipped, nothing came twice */
export function inOrder(runs: readonly number[]): boolean {
  return runs.every((run, i) => run === (runs[0] ?? 0) + i);
}
