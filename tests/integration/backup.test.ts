import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { RULES_VERSION } from "#lib/model/entry.ts";
import { backup } from "#server/backup/backup.ts";
import { backupLines } from "#server/backup/lines.ts";
import { checkBackup } from "#server/backup/read.ts";
import { restore } from "#server/backup/restore.ts";
import { openForRestore, openStores } from "#server/stores/registry.ts";
import { cli, contents, keptFrom, quiet, whileAppending, withStores, written } from "../support/backups.ts";
import { asks, draft, drafts, freshFolder, readAll, upTo } from "../support/stores.ts";

async function filled(): Promise<string> {
  const dataDir = await freshFolder();
  await withStores(dataDir, async ({ log, docs }) => {
    await log.append("a", drafts(3));
    await log.append("a", drafts(600, 4));
    await log.append("a/b", drafts(1));
    await log.append("B", [draft(1, "Ω\ud800\n")]);
    await docs.put("pack/1", { title: "One" }, 0);
    await docs.put("pack/1", { title: "Two" }, 1);
    await docs.putIfAbsent("code/ABC", "a", 3_600_000);
    await docs.putIfAbsent("code/OLD", "a", 0);
  });
  return dataDir;
}

describe("round trip", () => {
  test("LG51 what is restored is equal", async () => {
    const from = await filled();
    const file = await written(from);
    const to = join(await freshFolder(), "new");
    const counts = await restore({ dataDir: to }, file, { replace: false, tell: quiet });
    expect(counts).toEqual({ docs: 2, logs: 3, entries: 605 });
    expect(await contents(to)).toBe(await contents(from));
    await withStores(to, async ({ log, docs }) => {
      expect((await log.append("a", drafts(1, 604)))[0]?.seq).toBe(604);
      expect(await docs.put("pack/1", 3, 2)).toBe(3);
      expect(await docs.get("code/OLD")).toBeNull();
    });
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  test("LG50 LG51 whatever is in it, in any sizes; the file of a restored store is the same", async () => {
    const value = fc.jsonValue({ stringUnit: "binary" });
    const key = fc.stringMatching(/^[!-~]{1,5}$/);
    const things = fc.record({
      logs: fc.dictionary(key, fc.array(value, { minLength: 1, maxLength: 300 }), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
      docs: fc.dictionary(key, value, { maxKeys: 6, noNullPrototype: true }),
    });
    const story = fc.asyncProperty(things, async ({ logs, docs }) => {
      const from = await freshFolder();
      await withStores(from, async (stores) => {
        for (const [id, values] of Object.entries(logs)) {
          const given = values.map((one, i) => draft(i + 1, one));
          await stores.log.append(id, given.slice(0, 100));
          await stores.log.append(id, given.slice(100));
        }
        for (const [id, doc] of Object.entries(docs)) await stores.docs.put(id, doc, 0);
      });
      const file = await written(from);
      const to = await freshFolder();
      await restore({ dataDir: to }, file, { replace: false, tell: quiet });
      expect(await contents(to)).toBe(await contents(from));
      const [, ...again] = (await readFile(await written(to), "utf8")).split("\n");
      const [, ...first] = (await readFile(file, "utf8")).split("\n");
      expect(again.slice(0, -2)).toEqual(first.slice(0, -2));
    });
    await fc.assert(story, { numRuns: 8 });
  });

  test("LG4 LG51 a log whose time is ahead of the clock goes on without going back", async () => {
    const ahead = Date.now() + 3_600_000;
    const to = await freshFolder();
    const target = await openForRestore({ dataDir: to });
    const entry = { ...draft(1), seq: 1, at: ahead };
    await target.refill(keptFrom([{ log: "a", entry }]));
    await target.close();
    await withStores(to, async ({ log }) => {
      expect((await log.append("a", drafts(1, 2)))[0]?.at).toBe(ahead);
    });
  });

  test("LG50 a backup while appends run holds one moment", async () => {
    const dataDir = await freshFolder();
    const file = join(dataDir, "backup.jsonl");
    let before: number[] = [];
    await withStores(dataDir, async (stores) => {
      before = await whileAppending(stores, async () => {
        let text = "";
        for await (const block of backupLines(stores)) {
          text += block;
          await stores.log.check();
        }
        await writeFile(file, text);
      });
    });
    const to = await freshFolder();
    await restore({ dataDir: to }, file, { replace: false, tell: quiet });
    await withStores(to, async ({ log, docs }) => {
      const kept = await Promise.all(["log-0", "log-1", "log-2"].map((id) => readAll(log, id)));
      const all = kept.flatMap(asks).toSorted((a, b) => a - b);
      expect(all).toEqual(upTo(all.length));
      expect(asks(kept[0] ?? [])).toEqual(expect.arrayContaining(before));
      const last = (await docs.get<number>("last"))?.value ?? 0;
      expect([all.length - 1, all.length]).toContain(last);
    });
  });
});

describe("refusals", () => {
  test("LG52 a damaged file is refused and nothing is changed", async () => {
    const file = await written(await filled());
    const lines = (await readFile(file, "utf8")).split("\n").slice(0, -1);
    const [header = "", first = ""] = lines;
    const ending = lines.at(-1) ?? "";
    const text = (list: readonly string[]) => list.map((line) => `${line}\n`).join("");
    const damages: [string, string][] = [
      ["it is empty", ""],
      ["line 1 is no JSON", "hello\n"],
      ["it is no Scrimmage backup", '{"format":"other"}\n'],
      [
        "its first line names no version",
        text([header.replace('"version":1', '"version":"1"'), ...lines.slice(1)]),
      ],
      ["its end is missing", text(lines.slice(0, -1))],
      ["line 7 is no JSON", text(lines).slice(0, text(lines.slice(0, 7)).length - 9)],
      ["line 3 is no JSON", text(lines.with(2, "{"))],
      ["line 3 is no JSON object", text(lines.with(2, "7"))],
      ["line 3 is neither an entry nor a document", text(lines.with(2, "{}"))],
      ["line 3 has document code/ABC out of order", text(lines.toSpliced(2, 0, first))],
      ["line 6 has entry 1 of log a where 2 should be", text(lines.toSpliced(5, 0, lines[4] ?? ""))],
      ["line 6 has entry 3 of log a where 2 should be", text(lines.toSpliced(5, 1))],
      ["it should hold 605 entries and holds 604", text(lines.toSpliced(606, 1))],
      ["its checksum is wrong", text(lines).replace('"Two"', '"Tow"')],
      ["there is something behind its end, in line 610", text([...lines, first])],
      [
        "line 2 is neither an entry nor a document",
        text([header, '{"doc":"a b","version":1,"expiresAt":null,"value":1}', ending]),
      ],
    ];
    const to = await freshFolder();
    for (const [reason, damage] of damages) {
      await writeFile(file, damage);
      const refusal = await restore({ dataDir: to }, file, { replace: true, tell: quiet }).catch(
        (error) => error,
      );
      expect([refusal.code, refusal.message]).toEqual(["Damaged", expect.stringContaining(reason)]);
      expect(refusal.message).toMatch(/Nothing was changed\.$/);
      expect(await readdir(to)).toEqual([]);
    }
    const missing = restore({ dataDir: to }, join(to, "none"), { replace: false, tell: quiet });
    await expect(missing).rejects.toMatchObject({
      code: "Damaged",
      message: expect.stringContaining("ENOENT"),
    });
  });

  test("LG52 any cut and any changed byte is found", async () => {
    const file = await written(await filled());
    const bytes = await readFile(file);
    const place = fc.nat(bytes.length - 2);
    const story = fc.asyncProperty(
      place,
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      async (at, flip, cut) => {
        const damage = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
        if (!cut) damage[at] = (damage[at] ?? 0) ^ flip;
        await writeFile(file, damage);
        await expect(checkBackup(file)).rejects.toMatchObject({ name: "BackupError" });
      },
    );
    await fc.assert(story, { numRuns: 150 });
  });

  test("LG53 a file from a newer version is refused", async () => {
    const file = await written(await filled());
    const text = await readFile(file, "utf8");
    const to = await freshFolder();
    for (const newer of [
      text.replace('"version":1', '"version":2'),
      text.replace(`"rules":${RULES_VERSION}`, `"rules":${RULES_VERSION + 1}`),
    ]) {
      await writeFile(file, newer);
      const refused = restore({ dataDir: to }, file, { replace: true, tell: quiet });
      await expect(refused).rejects.toMatchObject({
        code: "Newer",
        message: expect.stringContaining("newer Scrimmage"),
      });
      expect(await readdir(to)).toEqual([]);
    }
  });

  test("LG54 a target with data is refused, or replaced when asked", async () => {
    const from = await filled();
    const file = await written(from);
    const to = await freshFolder();
    await withStores(to, async ({ log, docs }) => {
      await log.append("other", drafts(5));
      await docs.put("pack/other", 1, 0);
    });
    const before = await contents(to);
    const refused = restore({ dataDir: to }, file, { replace: false, tell: quiet });
    await expect(refused).rejects.toMatchObject({
      code: "NotEmpty",
      message: expect.stringContaining("--replace"),
    });
    expect(await contents(to)).toBe(before);
    await restore({ dataDir: to }, file, { replace: true, tell: quiet });
    expect(await contents(to)).toBe(await contents(from));
  });

  test("LG55 a target in use is refused", async () => {
    const file = await written(await filled());
    const to = await freshFolder();
    await withStores(to, async ({ log }) => {
      await log.append("a", drafts(2));
      const refused = restore({ dataDir: to }, file, { replace: true, tell: quiet });
      await expect(refused).rejects.toMatchObject({ code: "StoreLocked" });
      expect(asks(await readAll(log, "a"))).toEqual([1, 2]);
    });
  });

  test("LG56 an interrupted restore leaves a store that does not open, until a restore is complete", async () => {
    const from = await filled();
    const to = await freshFolder();
    const target = await openForRestore({ dataDir: to });
    const broken = keptFrom(
      [{ doc: "pack/1", version: 1, expiresAt: null, value: 1 }],
      new Error("pulled the plug"),
    );
    await expect(target.refill(broken)).rejects.toThrow("pulled the plug");
    await target.close();
    await expect(openStores({ dataDir: to })).rejects.toMatchObject({ code: "StoreHalfRestored" });
    await restore({ dataDir: to }, await written(from), { replace: true, tell: quiet });
    expect(await contents(to)).toBe(await contents(from));
  });
});

describe("the command line", () => {
  test("LG57 LG58 the folder's own data, under a name of its own, and back", async () => {
    const from = await filled();
    const cwd = await freshFolder();
    const done = await cli("backup", [], { DATA_DIR: from }, cwd);
    const [name = ""] = await readdir(cwd);
    expect(name).toMatch(/^scrimmage-backup-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.jsonl$/);
    expect(done.stderr).toContain("3 scrimmages with 605 entries, 2 documents");
    await cli("restore", [name], { DATA_DIR: "new" }, cwd);
    expect(await contents(join(cwd, "new"))).toBe(await contents(from));
    const refused = await cli("restore", [name], { DATA_DIR: "new" }, cwd).catch((error) => error);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^.* is whole: .*\nThe data folder .* has data already\..*--replace\n$/);
    const again = await cli("backup", [], { DATA_DIR: join(cwd, "none") }, cwd).catch((error) => error);
    expect([again.code, again.stderr]).toEqual([1, expect.stringMatching(/^There is no data folder .*\n$/)]);
  });

  test("LG57 LG58 a running server is asked with the coach's key", async () => {
    const dataDir = await filled();
    const copy = join(await freshFolder(), "copy");
    await cp(dataDir, copy, { recursive: true });
    const folder = await freshFolder();
    const file = join(folder, "b.jsonl");
    const cutShort = { on: false };
    await withStores(dataDir, async (stores) => {
      const server = createServer((asked, answer) => {
        if (asked.url !== "/api/backup") answer.writeHead(404).end();
        else if (asked.headers.authorization !== "Bearer swordfish") answer.writeHead(401).end();
        else Readable.from(cutShort.on ? firstOf(backupLines(stores)) : backupLines(stores)).pipe(answer);
      });
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      const config = { dataDir, port, coachKey: null };

      await expect(backup(config, file, quiet)).rejects.toMatchObject({ code: "NoKey" });
      await expect(backup({ ...config, coachKey: "wrong" }, file, quiet)).rejects.toMatchObject({
        code: "NoKey",
      });
      await expect(backup({ ...config, port: 1, coachKey: "k" }, file, quiet)).rejects.toMatchObject({
        code: "NoServer",
      });
      cutShort.on = true;
      const cut = backup({ ...config, coachKey: "swordfish" }, file, quiet);
      await expect(cut).rejects.toMatchObject({
        code: "Unwritten",
        message: expect.stringContaining("did not arrive whole"),
      });
      expect(await readdir(folder)).toEqual([]);

      cutShort.on = false;
      await writeFile(join(dataDir, "coach.key"), "swordfish\n");
      const env = { DATA_DIR: dataDir, PORT: String(port), COACH_KEY: "" };
      await cli("backup", [file], env, folder);
      expect(await readdir(folder)).toEqual(["b.jsonl"]);
    });
    const to = await freshFolder();
    await restore({ dataDir: to }, file, { replace: false, tell: quiet });
    expect(await contents(to)).toBe(await contents(copy));
  });

  test("LG58 a backup that cannot be written says so and leaves nothing", async () => {
    const dataDir = await filled();
    const file = join(dataDir, "no", "such", "folder.jsonl");
    const refused = backup({ dataDir, port: 1, coachKey: null }, file, quiet);
    await expect(refused).rejects.toMatchObject({
      code: "Unwritten",
      message: expect.stringContaining("ENOENT"),
    });
    expect(existsSync(join(dataDir, "no"))).toBe(false);
    await (await openStores({ dataDir })).close();
  });
});

/** a server that stops in the middle */
async function* firstOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const block of text) {
    yield block.slice(0, 1_000);
    return;
  }
}
