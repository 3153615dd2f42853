import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DOC_BYTES_MAX } from "#server/stores/limits.ts";
import type { DocStore, Stores } from "#server/stores/types.ts";
import { listed } from "../support/stores.ts";
import type { Place } from "./log-store.ts";

/** What every document driver keeps (`server/stores/SPEC.md`, LG30 to LG39). */
export function docStoreContract(name: string, makePlace: () => Promise<Place>): void {
  describe(`document store: ${name}`, () => {
    let place: Place;
    let stores: Stores;
    let docs: DocStore;
    let used = 0;
    const fresh = () => `doc/${++used}`;

    beforeAll(async () => {
      place = await makePlace();
      stores = await place.open();
      docs = stores.docs;
    });
    afterAll(async () => {
      await stores.close();
      await place.dispose();
    });

    test("LG30 versions count 1, 2, 3 and guard the write", async () => {
      const key = fresh();
      expect(await docs.get(key)).toBeNull();
      expect(await docs.put(key, "x", 1)).toBeNull();
      expect(await docs.put(key, "a", 0)).toBe(1);
      expect(await docs.put(key, "b", 0)).toBeNull();
      expect(await docs.put(key, "b", 1)).toBe(2);
      expect(await docs.put(key, "c", 1)).toBeNull();
      expect(await docs.put(key, "d", null)).toBe(3);
      expect(await docs.get(key)).toEqual({ value: "d", version: 3 });
      expect(await docs.put(fresh(), "new", null)).toBe(1);
    });

    test("LG30 LG32 LG34 LG35 any sequence of operations does what a map would do", async () => {
      const key = fc.constantFrom("a", "a/1", "a/2", "a0", "b");
      const value = fc.jsonValue({ maxDepth: 1 });
      const expected = fc.option(fc.nat(4), { nil: null });
      const step = fc.oneof(
        fc.record({ do: fc.constant("put" as const), key, value, expected }),
        fc.record({ do: fc.constant("putIfAbsent" as const), key, value }),
        fc.record({ do: fc.constant("remove" as const), key }),
        fc.record({ do: fc.constant("list" as const), prefix: fc.constantFrom("", "a", "a/", "b", "c") }),
      );
      const story = fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const root = `${fresh()}/`;
        const model = new Map<string, { value: unknown; version: number }>();
        for (const one of steps) {
          if (one.do === "list") {
            const found = await listed(docs.list(root + one.prefix));
            const wanted = [...model].filter(([each]) => each.startsWith(one.prefix));
            wanted.sort(([x], [y]) => (x < y ? -1 : 1));
            const text = JSON.stringify(wanted.map(([each, doc]) => ({ key: root + each, doc })));
            expect(JSON.stringify(found)).toBe(text);
            continue;
          }
          const version = model.get(one.key)?.version ?? 0;
          if (one.do === "remove") {
            await docs.remove(root + one.key);
            model.delete(one.key);
          } else if (one.do === "putIfAbsent") {
            expect(await docs.putIfAbsent(root + one.key, one.value, null)).toBe(version === 0);
            if (version === 0) model.set(one.key, { value: one.value, version: 1 });
          } else {
            const wins = one.expected === null || one.expected === version;
            expect(await docs.put(root + one.key, one.value, one.expected)).toBe(wins ? version + 1 : null);
            if (wins) model.set(one.key, { value: one.value, version: version + 1 });
          }
        }
      });
      await fc.assert(story, { numRuns: 40 });
    });

    test("LG31 of several that expect the same version one wins", async () => {
      const key = fresh();
      await docs.put(key, 0, 0);
      for (let version = 1; version <= 10; version++) {
        const won = await Promise.all([1, 2, 3, 4].map((who) => docs.put(key, who, version)));
        expect(won.filter((one) => one !== null)).toEqual([version + 1]);
        expect((await docs.get(key))?.value).toBe(won.findIndex((one) => one !== null) + 1);
      }
    });

    test("LG31 counting with get and put at once loses no count", async () => {
      const key = fresh();
      const count = async () => {
        for (;;) {
          const doc = await docs.get<number>(key);
          if ((await docs.put(key, (doc?.value ?? 0) + 1, doc?.version ?? 0)) !== null) return;
        }
      };
      await Promise.all(Array.from({ length: 12 }, count));
      expect(await docs.get(key)).toEqual({ value: 12, version: 12 });
    });

    test("LG32 of several putIfAbsent at once one wins", async () => {
      const key = fresh();
      const won = await Promise.all([1, 2, 3, 4, 5].map((who) => docs.putIfAbsent(key, who, 60_000)));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await docs.get(key)).toEqual({ value: won.indexOf(true) + 1, version: 1 });
    });

    test("LG33 an expired document is invisible to every operation", async () => {
      const root = fresh();
      expect(await docs.putIfAbsent(`${root}/now`, 1, 0)).toBe(true);
      expect(await docs.get(`${root}/now`)).toBeNull();
      expect(await listed(docs.list(`${root}/`))).toEqual([]);
      expect(await docs.put(`${root}/now`, 2, 1)).toBeNull();
      expect(await docs.putIfAbsent(`${root}/now`, 3, 0)).toBe(true);
      expect(await docs.put(`${root}/now`, 4, 0)).toBe(1);
      expect(await docs.get(`${root}/now`)).toEqual({ value: 4, version: 1 });

      await docs.putIfAbsent(`${root}/soon`, 1, 40);
      await expect.poll(() => docs.get(`${root}/soon`), { interval: 10, timeout: 5_000 }).toBeNull();
      expect(await docs.putIfAbsent(`${root}/soon`, 2, null)).toBe(true);
    });

    test("LG33 a put takes the expiry away", async () => {
      const key = fresh();
      const other = fresh();
      await docs.putIfAbsent(key, 1, 800);
      await docs.putIfAbsent(other, 1, 800);
      expect(await docs.put(key, 2, 1)).toBe(2);
      await expect.poll(() => docs.get(other), { interval: 20, timeout: 5_000 }).toBeNull();
      expect(await docs.get(key)).toEqual({ value: 2, version: 2 });
    });

    test("LG34 remove removes, and the next version is 1", async () => {
      const key = fresh();
      await docs.put(key, 1, 0);
      await docs.put(key, 2, 1);
      await docs.remove(key);
      await docs.remove(key);
      expect(await docs.get(key)).toBeNull();
      expect(await docs.put(key, 3, 2)).toBeNull();
      expect(await docs.put(key, 3, 0)).toBe(1);
    });

    test("LG35 list by prefix, in code-unit order, more than a page", async () => {
      const root = fresh();
      const names = Array.from({ length: 100 }, (_, i) => `${root}/${i}`);
      await Promise.all([...names, `${root}0`, `${root}.`].map((key) => docs.put(key, key, 0)));
      const found = await listed(docs.list<string>(`${root}/`));
      expect(found.map(({ key }) => key)).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
      for (const { key, doc } of found) expect(doc).toEqual({ value: key, version: 1 });
      for await (const { key } of docs.list(`${root}/`)) {
        expect(key).toBe(`${root}/0`);
        break;
      }
    });

    test("LG36 LG38 a value comes back as byte-equal JSON, after a restart too", async () => {
      const own = await makePlace();
      let opened = await own.open();
      const kept = new Map<string, string>();
      const story = fc.asyncProperty(fc.jsonValue({ stringUnit: "binary" }), async (value) => {
        const key = `any/${kept.size}`;
        await opened.docs.put(key, value, 0);
        kept.set(key, JSON.stringify(value));
        expect(JSON.stringify((await opened.docs.get(key))?.value)).toBe(kept.get(key));
      });
      await fc.assert(story, { numRuns: 40 });
      await opened.close();
      opened = await own.open();
      for (const [key, text] of kept) {
        const doc = await opened.docs.get(key);
        expect([doc?.version, JSON.stringify(doc?.value)]).toEqual([1, text]);
      }
      await opened.close();
      await own.dispose();
    });

    test("LG36 a value is taken as it is at the call", async () => {
      const key = fresh();
      const mine = { text: "before" };
      const first = docs.put(key, 0, 0);
      const second = docs.put(key, mine, 1);
      mine.text = "after";
      await Promise.all([first, second]);
      expect((await docs.get(key))?.value).toEqual({ text: "before" });
    });

    test("LG37 what is too large, no JSON or no key is refused", async () => {
      const key = fresh();
      const large = "x".repeat(DOC_BYTES_MAX);
      await expect(docs.put(key, large, null)).rejects.toMatchObject({ code: "TooLarge" });
      await expect(docs.putIfAbsent(key, large, null)).rejects.toMatchObject({ code: "TooLarge" });
      await expect(docs.put(key, undefined, null)).rejects.toMatchObject({ code: "BadValue" });
      await expect(docs.put(key, 10n, null)).rejects.toMatchObject({ code: "BadValue" });
      expect(await docs.get(key)).toBeNull();
      for (const bad of ["", "a b", "ä"]) {
        await expect(docs.get(bad)).rejects.toMatchObject({ code: "BadKey" });
        await expect(docs.put(bad, 1, null)).rejects.toMatchObject({ code: "BadKey" });
        await expect(docs.putIfAbsent(bad, 1, null)).rejects.toMatchObject({ code: "BadKey" });
        await expect(docs.remove(bad)).rejects.toMatchObject({ code: "BadKey" });
      }
      await expect(listed(docs.list("a b"))).rejects.toMatchObject({ code: "BadKey" });
    });

    test("LG39 after close everything is refused", async () => {
      const own = await makePlace();
      const opened = await own.open();
      const told = opened.docs.put("a", 1, 0);
      await opened.close();
      expect(await told).toBe(1);
      const refusal = { code: "StoreClosed" };
      await expect(opened.docs.get("a")).rejects.toMatchObject(refusal);
      await expect(opened.docs.put("a", 2, null)).rejects.toMatchObject(refusal);
      await expect(opened.docs.putIfAbsent("b", 2, null)).rejects.toMatchObject(refusal);
      await expect(opened.docs.remove("a")).rejects.toMatchObject(refusal);
      await expect(listed(opened.docs.list(""))).rejects.toMatchObject(refusal);
      await own.dispose();
    });
  });
}
