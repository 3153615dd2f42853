import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Draft, Entry } from "#lib/model/entry.ts";
import { ENTRY_BYTES_MAX, KEY_CHARS_MAX } from "#server/stores/limits.ts";
import type { LogStore, Stores } from "#server/stores/types.ts";
import { asks, draft, drafts, followed, listed, readAll, upTo } from "../support/stores.ts";

/** One store of a driver: `open` opens it, again after a close. `dispose` removes it. */
export interface Place {
  open(): Promise<Stores>;
  dispose(): Promise<void>;
}

const CODE_UNIT = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const KEY = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 12,
});

/** What every log driver keeps (`server/stores/SPEC.md`, LG1 to LG25; LG2 also has a test that kills). */
export function logStoreContract(name: string, makePlace: () => Promise<Place>): void {
  describe(`log store: ${name}`, () => {
    let place: Place;
    let stores: Stores;
    let log: LogStore;
    let used = 0;
    /** a log that no other test uses */
    const fresh = () => `log-${++used}`;

    beforeAll(async () => {
      place = await makePlace();
      stores = await place.open();
      log = stores.log;
    });
    afterAll(async () => {
      await stores.close();
      await place.dispose();
    });

    /** a store of its own, for tests that close it */
    async function ownPlace<T>(story: (own: Place) => Promise<T>): Promise<T> {
      const own = await makePlace();
      try {
        return await story(own);
      } finally {
        await own.dispose();
      }
    }

    test("LG1 append resolves to the entries in order, counted from 1", async () => {
      const id = fresh();
      const first = await log.append(id, drafts(3));
      const second = await log.append(id, drafts(2, 4));
      expect(first.map((entry) => entry.seq)).toEqual([1, 2, 3]);
      expect(second.map((entry) => entry.seq)).toEqual([4, 5]);
      expect(asks(await readAll(log, id))).toEqual(upTo(5));
    });

    test("LG1 LG3 LG7 appends at once, to several logs: no gap, calls together and in order", async () => {
      const call = fc.record({ to: fc.nat(2), size: fc.integer({ min: 0, max: 6 }), turn: fc.boolean() });
      const story = fc.asyncProperty(
        fc.array(call, { maxLength: 60 }),
        fc.nat(80),
        fc.nat(40),
        async (calls, after, limit) => {
          const ids = [fresh(), fresh(), fresh()];
          const told: Promise<readonly Entry[]>[] = [];
          const expected = new Map<string, number[]>(ids.map((id) => [id, []]));
          let ask = 0;
          for (const { to, size, turn } of calls) {
            const id = ids[to] ?? "";
            const batch = drafts(size, ask + 1);
            ask += size;
            expected.get(id)?.push(...batch.map((one) => one.ask));
            told.push(log.append(id, batch));
            if (turn) await new Promise((resolve) => setImmediate(resolve));
          }
          const answers = await Promise.all(told);
          for (const [i, answer] of answers.entries()) {
            expect(answer).toHaveLength(calls[i]?.size ?? -1);
            for (const [j, entry] of answer.entries()) expect(entry.seq).toBe((answer[0]?.seq ?? 0) + j);
          }
          for (const id of ids) {
            const all = await readAll(log, id);
            expect(asks(all)).toEqual(expected.get(id));
            expect(all.map((entry) => entry.seq)).toEqual(upTo(all.length));
            expect(await log.read(id, after, limit)).toEqual(all.slice(after, after + limit));
          }
        },
      );
      await fc.assert(story, { numRuns: 40 });
    });

    test("LG1 LG7 more than any one batch or page holds", async () => {
      const id = fresh();
      const big = await log.append(id, drafts(3_000));
      expect(big.map((entry) => entry.seq)).toEqual(upTo(3_000));
      await Promise.all(drafts(3_000, 3_001).map((one) => log.append(id, [one])));
      expect(asks(await readAll(log, id))).toEqual(upTo(6_000));
      expect(asks(await log.read(id, 2_990, 20))).toEqual(upTo(3_010).slice(2_990));
      expect(await log.read(id, 6_000, 10)).toEqual([]);
      expect(await log.read(id, 3, 0)).toEqual([]);
    });

    test("LG2 LG4 what was acknowledged is there after a restart, and the counting goes on", async () => {
      await ownPlace(async (own) => {
        const before = await own.open();
        const told = await before.log.append("a", drafts(600));
        await before.close();
        const after = await own.open();
        const more = await after.log.append("a", drafts(1, 601));
        expect(JSON.stringify(await after.log.read("a", 0, 600))).toBe(JSON.stringify(told));
        expect(more[0]?.seq).toBe(601);
        expect(more[0]?.at).toBeGreaterThanOrEqual(told.at(-1)?.at ?? Number.NaN);
        await after.close();
      });
    });

    test("LG4 at is the store's clock and never decreases", async () => {
      const id = fresh();
      const before = log.now();
      for (let i = 1; i <= 20; i++) await log.append(id, drafts(5, i));
      const times = (await readAll(log, id)).map((entry) => entry.at);
      expect(Math.abs(before - Date.now())).toBeLessThan(60_000);
      expect(times[0]).toBeGreaterThanOrEqual(before - 1);
      expect(times.at(-1)).toBeLessThanOrEqual(log.now() + 1);
      expect(times.every((at) => Number.isInteger(at))).toBe(true);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    });

    test("LG5 byte-equal JSON, whatever text an answer is", async () => {
      const value = fc.oneof(
        fc.jsonValue({ stringUnit: "binary" }),
        fc.string({ unit: "binary" }),
        loneSurrogates(),
      );
      const story = fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 8 }), async (values) => {
        const id = fresh();
        const given = values.map((one, i) => draft(i + 1, one));
        const told = await log.append(id, given);
        for (const [i, entry] of told.entries()) {
          const { seq, at, ...rest } = entry;
          expect(JSON.stringify(rest)).toBe(JSON.stringify(given[i]));
          expect([seq, at > 0]).toEqual([i + 1, true]);
        }
        expect(JSON.stringify(await readAll(log, id))).toBe(JSON.stringify(told));
        expect(JSON.stringify(await followed(log, id, 0, told.length))).toBe(JSON.stringify(told));
      });
      await fc.assert(story, { numRuns: 60 });
    });

    test("LG6 a draft is taken as it is at the call", async () => {
      const id = fresh();
      const mine: Draft = {
        by: { role: "coach", client: "c" },
        ask: 1,
        input: { do: "note", text: "before" },
      };
      const told = log.append(id, [mine]);
      mine.ask = 2;
      mine.input = { do: "note", text: "after" };
      expect((await told)[0]).toMatchObject({ ask: 1, input: { text: "before" } });
      expect((await readAll(log, id))[0]).toMatchObject({ ask: 1, input: { text: "before" } });
    });

    test("LG6 an entry of another log gets this log's place and time", async () => {
      const from = fresh();
      const to = fresh();
      const [, second] = await log.append(from, drafts(2));
      const foreign = { ...(second ?? { ...draft(2), seq: 2, at: 1 }), at: 1 };
      const [copy] = await log.append(to, [foreign]);
      expect(copy?.seq).toBe(1);
      expect(copy?.at).toBeGreaterThan(1);
      expect(await readAll(log, to)).toEqual([copy]);
    });

    test("LG8 an unknown log reads as empty; appending nothing makes no log", async () => {
      const id = fresh();
      expect(await log.read(id, 0, 10)).toEqual([]);
      expect(await log.append(id, [])).toEqual([]);
      expect(await listed(log.logs())).not.toContain(id);
    });

    test("LG9 a draft that is too large is refused with its whole call", async () => {
      const id = fresh();
      await log.append(id, drafts(1));
      const large = draft(3, "é".repeat(ENTRY_BYTES_MAX / 2));
      const refused = log.append(id, [draft(2), large]);
      const beside = log.append(id, drafts(1, 2));
      await expect(refused).rejects.toMatchObject({ code: "TooLarge" });
      expect((await beside)[0]?.seq).toBe(2);
      expect(asks(await readAll(log, id))).toEqual([1, 2]);
    });

    test("LG9 the largest that is allowed is kept", async () => {
      const id = fresh();
      const [entry] = await log.append(id, [draft(1, "x".repeat(ENTRY_BYTES_MAX - 1_000))]);
      expect(JSON.stringify(await readAll(log, id))).toBe(JSON.stringify([entry]));
    });

    test("LG10 a draft that JSON cannot hold is refused with its whole call", async () => {
      const id = fresh();
      const circle: { self?: unknown } = {};
      circle.self = circle;
      for (const value of [circle, 10n]) {
        await expect(log.append(id, [draft(1), draft(2, value)])).rejects.toMatchObject({ code: "BadValue" });
      }
      expect(await readAll(log, id)).toEqual([]);
      expect((await log.append(id, drafts(1)))[0]?.seq).toBe(1);
    });

    test("LG26 an append to an existing log only begins none, and none anew that was removed", async () => {
      const id = fresh();
      const refusal = { code: "NoSuchLog", message: expect.stringContaining(id) };
      await expect(log.append(id, drafts(1), "existing")).rejects.toMatchObject(refusal);
      expect(await listed(log.logs())).not.toContain(id);
      // Side by side: one that may begin it comes behind one that may not, and ahead of another.
      const early = expect(log.append(id, drafts(1), "existing")).rejects.toMatchObject(refusal);
      const [begun, next] = await Promise.all([
        log.append(id, drafts(2)),
        log.append(id, drafts(1, 3), "existing"),
        early,
      ]);
      expect([...begun, ...next].map((entry) => entry.seq)).toEqual([1, 2, 3]);
      const there = log.append(id, drafts(1, 4), "existing");
      const removed = log.remove(id);
      const late = expect(log.append(id, drafts(1, 5), "existing")).rejects.toMatchObject(refusal);
      expect(asks(await there)).toEqual([4]);
      await Promise.all([removed, late]);
      expect(await readAll(log, id)).toEqual([]);
      expect((await log.append(id, drafts(1)))[0]?.seq).toBe(1);
      expect((await log.append(id, drafts(1, 2), "existing"))[0]?.seq).toBe(2);
    });

    test("LG11 a follower catches up, waits, and gets what comes", async () => {
      const id = fresh();
      const stop = new AbortController();
      const follower = log.follow(id, 1, stop.signal)[Symbol.asyncIterator]();
      await log.append(id, drafts(3));
      expect(asks((await follower.next()).value)).toEqual([2, 3]);
      const waiting = follower.next();
      await log.append(id, drafts(2, 4));
      expect(asks((await waiting).value)).toEqual([4, 5]);
      stop.abort();
      expect((await follower.next()).done).toBe(true);
    });

    test("LG11 a follower from beyond the end waits for what is behind its place", async () => {
      const id = fresh();
      await log.append(id, drafts(2));
      const late = followed(log, id, 4, 1);
      await log.append(id, drafts(1, 3));
      await log.append(id, drafts(2, 4));
      expect(asks(await late)).toEqual([5]);
    });

    test("LG12 nothing missed, nothing repeated: any start, any pace, coming back", async () => {
      const pace = fc.record({
        after: fc.nat(30),
        pauses: fc.array(fc.nat(3), { maxLength: 20 }),
        leaveAt: fc.nat(12),
      });
      const story = fc.asyncProperty(
        fc.array(pace, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 25 }),
        async (followers, sizes) => {
          const id = fresh();
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const seen = followers.map((one) => strolled(log, id, { ...one, total }));
          let ask = 1;
          for (const size of sizes) {
            const told = log.append(id, drafts(size, ask));
            ask += size;
            if (size % 2 === 0) await told;
          }
          for (const [i, list] of (await Promise.all(seen)).entries())
            expect(list).toEqual(upTo(total).slice(followers[i]?.after));
        },
      );
      await fc.assert(story, { numRuns: 30 });
    });

    test("LG12 a follower that stands still while thousands come gets them all, in order", async () => {
      const id = fresh();
      const stop = new AbortController();
      const slow = log.follow(id, 0, stop.signal)[Symbol.asyncIterator]();
      await log.append(id, drafts(1));
      const seen: Entry[] = [...(await slow.next()).value];
      for (let first = 2; first < 12_000; first += 500) await log.append(id, drafts(500, first));
      while (seen.length < 12_001) seen.push(...(await slow.next()).value);
      expect(asks(seen)).toEqual(upTo(12_001));
      stop.abort();
      expect((await slow.next()).done).toBe(true);
    });

    test("LG13 an aborted follower ends: before it began, while catching up, while waiting", async () => {
      const id = fresh();
      await log.append(id, drafts(10));
      expect(await listed(log.follow(id, 0, AbortSignal.abort()))).toEqual([]);

      const early = new AbortController();
      const catching = log.follow(id, 0, early.signal)[Symbol.asyncIterator]();
      const first = catching.next();
      early.abort();
      await first;
      expect((await catching.next()).done).toBe(true);

      const later = new AbortController();
      const waiting = [id, fresh()].map((one) =>
        log.follow(one, 10, later.signal)[Symbol.asyncIterator]().next(),
      );
      later.abort();
      for (const end of await Promise.all(waiting)) expect(end.done).toBe(true);
    });

    test("LG14 logs gives all ids in code-unit order", async () => {
      await ownPlace(async (own) => {
        const opened = await own.open();
        const made = new Set<string>();
        const story = fc.asyncProperty(fc.array(KEY, { maxLength: 8 }), async (ids) => {
          for (const id of ids) made.add(id);
          await Promise.all(ids.map((id) => opened.log.append(id, drafts(2))));
          expect(await listed(opened.log.logs())).toEqual([...made].toSorted(CODE_UNIT));
        });
        await fc.assert(story, { numRuns: 25 });
        await opened.close();
      });
    });

    test("LG15 remove removes the log whole and no other", async () => {
      const id = fresh();
      const near = [`${id}!`, `${id}/1`, `${id}0`, id.slice(0, -1) || "l"];
      await log.append(id, drafts(700));
      for (const one of near) await log.append(one, drafts(1));
      await log.remove(id);
      expect(await readAll(log, id)).toEqual([]);
      expect(await listed(log.logs())).not.toContain(id);
      for (const one of near) expect((await readAll(log, one)).length).toBeGreaterThan(0);
      expect((await log.append(id, drafts(2, 50))).map((entry) => entry.seq)).toEqual([1, 2]);
      expect(asks(await readAll(log, id))).toEqual([50, 51]);
      await log.remove(fresh());
    });

    test("LG15 appends asked for before the removal go with it, those after stay", async () => {
      const id = fresh();
      const before = log.append(id, drafts(3));
      const removed = log.remove(id);
      const after = log.append(id, drafts(2, 10));
      await Promise.all([before, removed]);
      expect((await after).map((entry) => entry.seq)).toEqual([1, 2]);
      expect(asks(await readAll(log, id))).toEqual([10, 11]);
    });

    test("LG16 followers of a removed log end", async () => {
      const id = fresh();
      await log.append(id, drafts(2));
      const follower = log.follow(id, 0, new AbortController().signal)[Symbol.asyncIterator]();
      await follower.next();
      const waiting = follower.next();
      await log.remove(id);
      expect((await waiting).done).toBe(true);
    });

    test("LG17 what is no id is refused everywhere", async () => {
      const signal = new AbortController().signal;
      for (const id of ["", "a b", "é", "a\n", "\u0000", "a".repeat(KEY_CHARS_MAX + 1)]) {
        const refusal = { code: "BadKey" };
        await expect(log.append(id, drafts(1))).rejects.toMatchObject(refusal);
        await expect(log.read(id, 0, 1)).rejects.toMatchObject(refusal);
        await expect(log.remove(id)).rejects.toMatchObject(refusal);
        await expect(log.follow(id, 0, signal)[Symbol.asyncIterator]().next()).rejects.toMatchObject(refusal);
      }
      const longest = "a".repeat(KEY_CHARS_MAX);
      expect(await log.append(longest, drafts(1))).toHaveLength(1);
    });

    test("LG18 two openings of one store lose nothing, or the second is refused", async () => {
      const id = fresh();
      const second = await place.open().catch((error: unknown) => {
        expect(error).toMatchObject({ code: "StoreLocked" });
        return null;
      });
      const both = second === null ? [log] : [log, second.log];
      const count = 200;
      await Promise.all(both.flatMap((one) => drafts(count).map((each) => one.append(id, [each]))));
      const all = await readAll(log, id);
      expect(all.map((entry) => entry.seq)).toEqual(upTo(count * both.length));
      await second?.close();
    });

    test("LG19 close settles what waits, ends followers, refuses the rest", async () => {
      await ownPlace(async (own) => {
        const opened = await own.open();
        const waiting = opened.log
          .follow("a", 0, new AbortController().signal)
          [Symbol.asyncIterator]()
          .next();
        const told = opened.log.append("b", drafts(5));
        await opened.close();
        await opened.close();
        expect(await told).toHaveLength(5);
        expect((await waiting).done).toBe(true);
        const refusal = { code: "StoreClosed" };
        await expect(opened.log.append("b", drafts(1))).rejects.toMatchObject(refusal);
        await expect(opened.log.read("b", 0, 1)).rejects.toMatchObject(refusal);
        await expect(opened.log.remove("b")).rejects.toMatchObject(refusal);
        await expect(opened.log.check()).rejects.toMatchObject(refusal);
        const again = await own.open();
        expect(await readAll(again.log, "b")).toHaveLength(5);
        await again.close();
      });
    });

    test("LG20 check resolves on a store that takes writes", async () => {
      await expect(log.check()).resolves.toBeUndefined();
    });

    /** the same ask under another client */
    const renamed = (entry: Entry): Draft => ({
      by: { role: "coach", client: "erased" },
      ask: entry.ask,
      input: entry.input,
    });

    test("LG21 rewrite replaces every entry; places and times stay, after a restart too", async () => {
      await ownPlace(async (own) => {
        const opened = await own.open();
        const before = await opened.log.append("a", drafts(2_500));
        const other = await opened.log.append("a1", drafts(3));
        await opened.log.rewrite("a", renamed);
        const expected = before.map((entry) => ({ ...renamed(entry), seq: entry.seq, at: entry.at }));
        expect(await readAll(opened.log, "a")).toEqual(expected);
        await opened.close();
        const again = await own.open();
        expect(await readAll(again.log, "a")).toEqual(expected);
        expect(await readAll(again.log, "a1")).toEqual(other);
        expect(await listed(again.log.logs())).toEqual(["a", "a1"]);
        expect((await again.log.append("a", drafts(1, 2_501)))[0]?.seq).toBe(2_501);
        await again.close();
      });
    });

    test("LG22 followers of a rewritten log end; following again shows the new entries", async () => {
      const id = fresh();
      await log.append(id, drafts(3));
      const follower = log.follow(id, 0, new AbortController().signal)[Symbol.asyncIterator]();
      await follower.next();
      const waiting = follower.next();
      await log.rewrite(id, renamed);
      expect((await waiting).done).toBe(true);
      await log.append(id, drafts(1, 4));
      const seen = await followed(log, id, 0, 4);
      expect(asks(seen)).toEqual(upTo(4));
      expect(seen.map((entry) => entry.by.role === "coach")).toEqual([true, true, true, false]);
    });

    test("LG23 appends asked for before a rewriting go through it, those after do not", async () => {
      const id = fresh();
      const before = log.append(id, drafts(3));
      const rewritten = log.rewrite(id, renamed);
      const after = log.append(id, drafts(2, 4));
      await Promise.all([before, rewritten]);
      expect((await after).map((entry) => entry.seq)).toEqual([4, 5]);
      const all = await readAll(log, id);
      expect(asks(all)).toEqual(upTo(5));
      expect(all.map((entry) => entry.by.role === "coach")).toEqual([true, true, true, false, false]);
    });

    test("LG24 rewriting an unknown log leaves it unknown", async () => {
      const id = fresh();
      await log.rewrite(id, renamed);
      expect(await listed(log.logs())).not.toContain(id);
      expect((await log.append(id, drafts(1)))[0]?.seq).toBe(1);
    });

    test("LG25 a rewriting that fails leaves the log as it was", async () => {
      const id = fresh();
      const before = await log.append(id, drafts(1_200));
      const mistake = new Error("mistaken");
      const failing = log.rewrite(id, (entry) => {
        if (entry.seq === 1_100) throw mistake;
        return renamed(entry);
      });
      await expect(failing).rejects.toBe(mistake);
      const large = log.rewrite(id, () => draft(1, "x".repeat(ENTRY_BYTES_MAX)));
      await expect(large).rejects.toMatchObject({ code: "TooLarge" });
      expect(await readAll(log, id)).toEqual(before);
    });
  });
}

function loneSurrogates() {
  const unit = fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code));
  return fc.string({ unit, minLength: 1, maxLength: 4 });
}

interface Stroll {
  after: number;
  /** turns of the event loop to stand still after each part */
  pauses: number[];
  /** parts after which it leaves and comes back */
  leaveAt: number;
  total: number;
}

/** Follows up to entry `total`, with pauses, leaving and coming back; the seqs in the order seen. */
async function strolled(
  log: LogStore,
  id: string,
  { after, pauses, leaveAt, total }: Stroll,
): Promise<number[]> {
  const seen: number[] = [];
  let place = after;
  let parts = 0;
  while (place < total) {
    const stop = new AbortController();
    for await (const entries of log.follow(id, place, stop.signal)) {
      for (const entry of entries) seen.push(entry.seq);
      place = seen.at(-1) ?? place;
      for (let turns = pauses[parts % pauses.length] ?? 0; turns > 0; turns--)
        await new Promise((resolve) => setImmediate(resolve));
      parts++;
      if (place >= total || parts === leaveAt) stop.abort();
    }
  }
  return seen;
}
