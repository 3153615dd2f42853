import { afterAll, describe, expect, it } from "vitest";
import { fold } from "#lib/game/apply.ts";
import { stableHash } from "#lib/kit/hash.ts";
import { CALM, type Evening, evening, FLAKY, STORMY } from "./scrimmage.ts";

/** in CI; EVENINGS=5000 for a night of it */
const EVENINGS = Number(process.env.EVENINGS ?? 200);
const chosen = process.env.SEED;
/** seeds that once showed a fault, played in every run from then on */
const PINNED: readonly string[] = [];
const seeds = chosen ? [chosen] : [...PINNED, ...Array.from({ length: EVENINGS }, (_, i) => `${i}`)];
const totals = { evenings: 0, entries: 0, answers: 0, deaths: 0, gone: 0, taken: 0, written: 0, thawed: 0 };

/** Every answer that a phone was told is kept stands in the state once, in the order in which it was given. */
function lostAnswers({ phones, state }: Evening): string[] {
  const lost: string[] = [];
  for (const { name, outbox, seat } of phones) {
    const keysOf = new Map<number, string[]>();
    for (const { ask, ack } of outbox.answered) {
      if (ask.input.do !== "answer" || !ack.ok) continue;
      totals.answers++;
      const { run, value } = ask.input;
      keysOf.set(run, [...(keysOf.get(run) ?? []), JSON.stringify(value)]);
    }
    for (const [run, values] of keysOf) {
      const answer = state.runs[run - 1]?.answers[seat?.seat ?? -1];
      const distinct = values.filter((value, i) => value !== values[i - 1]);
      if (!answer) lost.push(`${name} was told that question ${run} was answered`);
      else if (JSON.stringify(answer.value) !== distinct.at(-1))
        lost.push(`${name} has another last answer to ${run}`);
      else if (answer.changes.length !== distinct.length)
        lost.push(`${name} gave ${distinct.length} answers to ${run}, kept ${answer.changes.length}`);
    }
  }
  return lost;
}

describe("whole scrimmages in bad weather", () => {
  const evenings = new Map<string, Evening>();
  const of = (seed: string): Evening => {
    // Every fourth evening a third of the room is on the edge of the Wi-Fi instead.
    const known = evenings.get(seed) ?? evening(seed, Number(seed) % 4 === 3 ? FLAKY : STORMY);
    evenings.set(seed, known);
    return known;
  };

  // A failing seed stands in its test's name: SEED=n npx vitest run --project simulation plays it alone.
  describe.each(seeds)("seed %s", (seed) => {
    it("RP1 RP3 RP4 RP5 replicas agree, no deadline counts twice, and it comes to the review and its seal", () => {
      const { broken, state, entries, processes, deadlines, phones } = of(seed);
      expect(broken).toEqual([]);
      expect(state.phase).toBe("sealed");
      expect(stableHash(fold(entries))).toBe(stableHash(state));
      for (const phone of phones) {
        for (const [run, opensAt] of phone.opened) {
          const others = phones.map((other) => other.opened.get(run)).filter((at) => at !== undefined);
          if (others.some((at) => at !== opensAt))
            expect(entries.some((entry) => entry.input.do === "pause")).toBe(true);
        }
      }
      totals.evenings++;
      totals.entries += entries.length;
      totals.deaths += processes.filter((one) => one.dead).length;
      totals.taken += deadlines.taken;
      totals.written += deadlines.written;
      totals.thawed += state.compromises.filter((one) => one.what === "thawed").length;
      totals.gone += entries.filter((entry) => entry.input.do === "gone").length;
    });

    it("RP2 every acknowledged answer is in the final state once", () => {
      expect(lostAnswers(of(seed))).toEqual([]);
      evenings.delete(seed);
    });
  });

  afterAll(() => {
    if (chosen) return;
    // The weather was bad enough to prove something.
    expect(totals.deaths).toBeGreaterThan(EVENINGS / 2);
    expect(totals.written).toBeGreaterThan(totals.taken);
    expect(totals.thawed).toBeGreaterThan(EVENINGS / 10);
    expect(totals.gone).toBeGreaterThan(EVENINGS / 4);
  });
});

describe("short scrimmages in bad weather", () => {
  // Quick enough for thousands a minute on a few cores: SHORT=20000 npx vitest run --project simulation
  it("RP1 RP2 RP3 RP4 one round of one minute, from the lobby to the seal, whatever the seed has in store", () => {
    for (let i = 0; i < Number(process.env.SHORT ?? 150); i++) {
      const plan = { rounds: 1, roundSec: 60, dialLadder: [2 as const] };
      const played = evening(`short ${i}`, STORMY, plan, 4);
      expect({ seed: played.seed, broken: played.broken, lost: lostAnswers(played) }).toEqual({
        seed: `short ${i}`,
        broken: [],
        lost: [],
      });
      expect(played.state.phase).toBe("sealed");
    }
  });
});

describe("whole scrimmages on a quiet evening", () => {
  it("RO13 also where somebody now and then lets the time run out, every round ends within 10 s of its length", () => {
    const misses: number[] = [];
    for (let i = 0; i < 24; i++) {
      const roundSec = [180, 240, 300][i % 3] as number;
      const dialLadder = (
        [
          [1, 2],
          [2, 3],
          [3, 3],
          [2, 4],
        ] as const
      )[i % 4];
      const { state, broken } = evening(`quiet ${i}`, CALM, {
        roundSec,
        dialLadder: [...(dialLadder ?? [2, 2])],
      });
      expect(broken).toEqual([]);
      for (const round of state.rounds) misses.push(((round.endedAt ?? 0) - round.endsAt) / 1_000);
    }
    expect(misses.filter((miss) => Math.abs(miss) > 10)).toEqual([]);
  });
});
