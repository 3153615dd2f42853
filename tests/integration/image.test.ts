import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { COACH_KEY, freePort, TestServer, until } from "../support/server.ts";

const NOBODY = 65_534;

interface Copy {
  from: string | null;
  sources: string[];
  to: string;
}

/** COPY lines of one stage of the Dockerfile */
function copiesOf(stage: string): Copy[] {
  return [...stage.matchAll(/^COPY (?:--from=(\w+) )?(.+) (\S+)$/gm)].map(([, from, sources, to]) => ({
    from: from ?? null,
    sources: (sources ?? "").split(" "),
    to: to ?? "",
  }));
}

const stages = readFileSync("Dockerfile", "utf8")
  .split(/^FROM /m)
  .slice(1);
const image = stages.at(-1) ?? "";
/** the image's /app, made here of what its COPY lines name */
const folder = mkdtempSync(path.join(os.tmpdir(), "scrimmage-image-"));

beforeAll(() => {
  for (const { sources, to } of copiesOf(image)) {
    for (const source of sources) {
      const name = source.replace(/^\/app\//, "");
      if (name === "node_modules") continue;
      const into = to.endsWith("/") ? path.join(folder, to, path.basename(name)) : path.join(folder, to);
      mkdirSync(path.dirname(into), { recursive: true });
      cpSync(name, into, { recursive: true });
    }
  }
  rmSync(path.join(folder, ".next", "cache"), { recursive: true, force: true });
  // What `npm ci --omit=dev` leaves: the lock's packages that are not for development.
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [name, { dev }] of Object.entries(lock.packages)) {
    if (name === "" || dev || !existsSync(name) || name.indexOf("node_modules", 1) > 0) continue;
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    copyTree(name, path.join(folder, name));
  }
  chmodSync(folder, 0o755);
  // The image's user may read everything and write nothing of it.
  if (process.getuid?.() !== 0) execFileSync("chmod", ["-R", "a-w", folder]);
}, 120_000);

afterAll(() => {
  if (process.getuid?.() !== 0) execFileSync("chmod", ["-R", "u+w", folder]);
  rmSync(folder, { recursive: true, force: true });
});

/** By links where the file system can, since some packages are large; never where rights are taken from them. */
function copyTree(from: string, to: string): void {
  try {
    if (process.getuid?.() !== 0) throw new Error("links share their rights");
    execFileSync("cp", ["-al", from, to], { stdio: "ignore" });
  } catch {
    cpSync(from, to, { recursive: true });
  }
}

describe("the image", () => {
  let redis: TestRedis;
  let child: ChildProcess | null = null;
  let output = "";

  beforeAll(async () => {
    redis = await startRedis({ lines: ["appendonly yes"] });
  });

  afterAll(async () => {
    await redis.stop();
  });

  /** as the container runs it: its own command, a user of no rights, nothing to write to but `dataDir` */
  async function run(env: Record<string, string>): Promise<TestServer> {
    const at = new TestServer();
    at.port = await freePort();
    const [command, ...args] = JSON.parse(/^CMD (\[.*\])$/m.exec(image)?.[1] ?? "[]") as string[];
    expect(command).toBe("node");
    output = "";
    const running = spawn(process.execPath, args, {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        PORT: String(at.port),
        HOST: "127.0.0.1",
        TMPDIR: folder,
        HOME: folder,
        COACH_KEY,
        PUBLIC_URL: at.url,
        ...env,
      },
      ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = running;
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    running.stdout.on("data", keep);
    running.stderr.on("data", keep);
    await until(async () => {
      if (running.exitCode !== null) throw new Error(`it ended at once:\n${output}`);
      return (await fetch(`${at.url}/readyz`).catch(() => null))?.ok === true;
    }, 30_000);
    return at;
  }

  async function serves(at: TestServer): Promise<void> {
    for (const route of ["/", "/coach", "/check"])
      expect((await fetch(at.url + route)).status, route).toBe(200);
    const packs = await at.api<{ packs: unknown[] }>("GET", "/api/packs");
    expect(packs.body.packs.length, "the sample packs").toBeGreaterThan(0);
    const { code } = await at.scrimmage();
    const player = await at.player(code).settled();
    expect(player.seat?.seat).toBe(0);
    player.close();
    expect(output).not.toMatch(/EACCES|EROFS|EPERM|MODULE_NOT_FOUND/);
  }

  async function stop(at: TestServer): Promise<void> {
    const ended = new Promise((resolve) => child?.once("exit", resolve));
    child?.kill("SIGTERM");
    expect(await ended).toBe(0);
    await at.stop();
  }

  test("PR11 every file that the Dockerfile copies is there, and may be sent to the build", () => {
    const allowed = readFileSync(".dockerignore", "utf8")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    for (const stage of stages)
      for (const { from, sources } of copiesOf(stage))
        for (const source of sources) {
          expect(existsSync(source.replace(/^\/app\//, "")), source).toBe(true);
          if (from === null) expect(allowed, source).toContain(source.split("/")[0]);
        }
    expect(image).toMatch(/^USER node$/m);
    expect(image).toMatch(/^HEALTHCHECK /m);
  });

  test("PR11 with Redis it runs where nothing can be written", async () => {
    const at = await run({ REDIS_URL: redis.url, DATA_DIR: path.join(folder, "nothing") });
    await serves(at);
    const check = JSON.parse(/HEALTHCHECK[^[]*(\[.*\])/.exec(image)?.[1] ?? "[]") as string[];
    execFileSync(process.execPath, check.slice(1), {
      env: { NODE_ENV: "production", PORT: String(at.port) },
    });
    await stop(at);
    expect(() =>
      execFileSync(process.execPath, check.slice(1), {
        env: { NODE_ENV: "production", PORT: String(at.port) },
        stdio: "ignore",
      }),
    ).toThrow();
  });

  test("PR11 without Redis it writes to its data folder and nowhere else", async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), "scrimmage-image-data-"));
    chmodSync(dataDir, 0o777);
    const at = await run({ DATA_DIR: dataDir });
    await serves(at);
    await stop(at);
    rmSync(dataDir, { recursive: true, force: true });
  });

  test("PR11 compose asks for what must be set, and mounts and builds what is there", () => {
    const compose = readFileSync("compose.yaml", "utf8");
    for (const name of ["PUBLIC_URL", "COACH_KEY", "REDIS_PASSWORD"])
      expect(compose).toMatch(new RegExp(`\\$\\{${name}:\\?Set ${name} in \\.env`));
    const mounted = [...compose.matchAll(/- (\.\/\S+?):/g)].map(([, file]) => file ?? "");
    expect(mounted).toEqual(["./deploy/Caddyfile"]);
    for (const file of mounted) expect(existsSync(file), file).toBe(true);
    expect(compose.match(/read_only: true/g)).toHaveLength(3);
    expect(compose).toContain("--appendonly yes");
    const docs = readFileSync("docs/many-processes.md", "utf8");
    for (const file of ["compose.yaml", "deploy/Caddyfile", "deploy/nginx.conf", "deploy/traefik.yml"])
      expect(docs, file).toContain(file);
  });
});
