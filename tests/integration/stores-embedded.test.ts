import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { ClassicLevel } from "classic-level";
import { describe, expect, test } from "vitest";
import { QUEUE_CHARS_MAX } from "#server/stores/limits.ts";
import { openStores } from "#server/stores/registry.ts";
import { asks, draft, drafts, freshFolder, readAll, upTo } from "../support/stores.ts";

const run = promisify(execFile);
const hasPrlimit = spawnSync("prlimit", ["--version"]).status === 0;

/** the driver's own keys */
async function keysOf(dataDir: string, prefix: string): Promise<string[]> {
  const level = new ClassicLevel(join(dataDir, "store"));
  const keys = await level.keys({ gte: prefix, lt: `${prefix}\x7f` }).all();
  await level.close();
  return keys;
}

async function bytesHold(dataDir: string, text: string): Promise<boolean> {
  const folder = join(dataDir, "store");
  for (const name of await readdir(folder))
    if ((await readFile(join(folder, name))).includes(text)) return true;
  return false;
}

describe("the data folder", () => {
  test("LG40 a folder in use is refused, with the process that has it", async () => {
    const dataDir = await freshFolder();
    const stores = await openStores({ dataDir });
    const message = `The data folder ${dataDir} is in use by another Scrimmage (process ${process.pid}). Stop it or set DATA_DIR to another folder.`;
    await expect(openStores({ dataDir })).rejects.toMatchObject({ code: "StoreLocked", message });
    const args = ["--import", "tsx", "tests/support/append-child.ts", dataDir];
    await expect(run(process.execPath, args)).rejects.toThrow(message);
    expect(await stores.log.append("a", drafts(1))).toHaveLength(1);
    await stores.close();
    const again = await openStores({ dataDir });
    expect(asks(await readAll(again.log, "a"))).toEqual([1]);
    await again.close();
  });

  test("LG41 a folder that cannot be written is refused", async () => {
    const file = join(await freshFolder(), "file");
    await writeFile(file, "");
    const dataDir = join(file, "data");
    const refusal = openStores({ dataDir }).catch((error: unknown) => error);
    expect(await refusal).toMatchObject({
      code: "StoreUnwritable",
      message: expect.stringContaining(`The data folder ${dataDir} cannot be written (ENOTDIR`),
    });
  });
});

describe("the disk", () => {
  test.runIf(hasPrlimit)("LG42 a disk that takes nothing, and takes writes again", async () => {
    const dataDir = await freshFolder();
    const node = [process.execPath, "--import", "tsx", "tests/support/full-disk-child.ts", dataDir];
    const child = spawn("prlimit", ["--fsize=2000000:unlimited", ...node], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const told = async () => JSON.parse((await lines.next()).value ?? "null");

    const { acked, rejected } = await told();
    expect(acked).toBeGreaterThan(50);
    const refusal = {
      code: "StoreUnwritable",
      message: expect.stringMatching(/^The data folder .* cannot be written \(.*\)\. Check /),
    };
    expect(rejected).toMatchObject(refusal);
    expect((await told()).check).toMatchObject(refusal);
    expect((await told()).readable).toBe(acked);

    await run("prlimit", ["--pid", String(child.pid), "--fsize=unlimited"]);
    child.stdin.write("lifted\n");
    const { seqs, last, followed } = await told();
    expect(seqs).toEqual(upTo(seqs.length));
    expect(seqs.length).toBeGreaterThanOrEqual(acked + 3);
    expect(last).toEqual([1_000_000, 1_000_001, 1_000_002]);
    expect(followed).toEqual(seqs);
    expect(await once(child, "close")).toEqual([0, null]);

    const stores = await openStores({ dataDir });
    expect((await readAll(stores.log, "a")).map((entry) => entry.seq)).toEqual(seqs);
    await stores.close();
  });

  test("LG43 expired documents leave the disk", async () => {
    const dataDir = await freshFolder();
    const stores = await openStores({ dataDir });
    await stores.docs.putIfAbsent("code/ABC", 1, 0);
    await stores.docs.putIfAbsent("code/DEF", 1, 60_000);
    await stores.docs.putIfAbsent("code/GHI", 1, 0);
    await stores.docs.put("code/GHI", 2, null);
    await stores.close();
    expect(await keysOf(dataDir, "d")).toHaveLength(3 + 2);
    await (await openStores({ dataDir })).close();
    expect(await keysOf(dataDir, "doc/")).toEqual(["doc/code/DEF", "doc/code/GHI"]);
    expect(await keysOf(dataDir, "due/")).toHaveLength(1);
  });

  test("LG44 a removed log leaves the disk", async () => {
    const dataDir = await freshFolder();
    const stores = await openStores({ dataDir });
    await stores.log.append("kept", drafts(1));
    await stores.log.append("gone", [draft(1, "Rosalind Franklin")]);
    expect(await bytesHold(dataDir, "Rosalind Franklin")).toBe(true);
    await stores.log.remove("gone");
    expect(await bytesHold(dataDir, "Rosalind Franklin")).toBe(false);
    expect(asks(await readAll(stores.log, "kept"))).toEqual([1]);
    await stores.close();
  });

  test("LG45 a log with a hole is an error", async () => {
    const dataDir = await freshFolder();
    const stores = await openStores({ dataDir });
    for (let ask = 1; ask <= 3; ask++) await stores.log.append("a", drafts(1, ask));
    await stores.close();
    const [, second = ""] = await keysOf(dataDir, "log/");
    const level = new ClassicLevel(join(dataDir, "store"));
    await level.del(second);
    await level.close();
    const again = await openStores({ dataDir });
    await expect(again.log.read("a", 0, 10)).rejects.toMatchObject({ code: "StoreDamaged" });
    await expect(again.log.read("a", 1, 10)).rejects.toMatchObject({ code: "StoreDamaged" });
    expect(asks(await again.log.read("a", 2, 10))).toEqual([3]);
    await again.close();
  });

  test("LG46 more than may wait is refused at once", async () => {
    const dataDir = await freshFolder();
    const stores = await openStores({ dataDir });
    const large = "x".repeat(15_000_000);
    const count = Math.ceil(QUEUE_CHARS_MAX / large.length);
    const answers = upTo(count).map((ask) => stores.log.append("a", [draft(ask, large)]));
    await expect(stores.log.append("b", drafts(1))).rejects.toMatchObject({ code: "StoreBusy" });
    await Promise.all(answers);
    expect(await stores.log.append("b", drafts(1))).toHaveLength(1);
    await stores.close();
  });
});
