import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import path from "node:path";
import { z } from "zod";
import { StoreError } from "./stores/errors.ts";
import { parseRedisUrl } from "./stores/redis/address.ts";
import type { DocStore } from "./stores/types.ts";

/** Everything that the environment can set. One line each in the README. */
export interface Config {
  port: number;
  host: string;
  /** base of join links; made from the network address when it is not set */
  publicUrl: string;
  dataDir: string;
  /** the Redis that everything is kept in; null: `dataDir` keeps it */
  redisUrl: string | null;
  /** null: kept on the Redis, the same for every process of it (`sharedKey`) */
  coachKey: string | null;
  /** proxies of ours between the players and this process; their X-Forwarded-For is believed */
  trustProxy: number;
  /** how long a scrimmage is kept that was never sealed, and a sealed one; then a summary stays (server/retention) */
  keepLiveDays: number;
  keepSealedDays: number;
  /** how far the clock of scrimmages is set ahead, to try out a follow-up without waiting for its day */
  testClockAheadDays: number;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
  /** opens `/metrics`, besides the coach's key; null: nothing else does */
  metricsToken: string | null;
}

const KEEP_DAYS_MAX = 400;

const environment = z.object({
  PORT: z.coerce
    .number("Set PORT to a number from 1 to 65535.")
    .int("Set PORT to a whole number.")
    .min(0)
    .max(65_535, "Set PORT to a number up to 65535.")
    .default(3000),
  HOST: z.string().min(1).default("0.0.0.0"),
  PUBLIC_URL: z
    .url({
      protocol: /^https?$/,
      error: "Set PUBLIC_URL to an address such as https://scrimmage.example.org",
    })
    .optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  REDIS_URL: z.string().optional(),
  COACH_KEY: z
    .string()
    .min(8, "Set COACH_KEY to at least 8 characters, or leave it out: one is made then.")
    .optional(),
  TRUST_PROXY: z.coerce
    .number("Set TRUST_PROXY to the number of proxies in front, e.g. 1, or leave it out.")
    .int("Set TRUST_PROXY to a whole number.")
    .min(0, "Set TRUST_PROXY to 0 or more.")
    .max(10, "Set TRUST_PROXY to the number of proxies in front, 10 at most.")
    .default(0),
  KEEP_LIVE_DAYS: days("KEEP_LIVE_DAYS").default(30),
  KEEP_SEALED_DAYS: days("KEEP_SEALED_DAYS").default(180),
  TEST_CLOCK_AHEAD_DAYS: z.coerce
    .number("Leave TEST_CLOCK_AHEAD_DAYS out, or set it to a number of days.")
    .min(0, "Set TEST_CLOCK_AHEAD_DAYS to 0 or more: a log's clock does not go back.")
    .max(KEEP_DAYS_MAX, `Set TEST_CLOCK_AHEAD_DAYS to ${KEEP_DAYS_MAX} at most.`)
    .default(0),
  LOG_LEVEL: z
    .enum(
      ["trace", "debug", "info", "warn", "error", "silent"],
      "Set LOG_LEVEL to trace, debug, info, warn, error or silent.",
    )
    .default("info"),
  METRICS_TOKEN: z
    .string()
    .min(16, "Set METRICS_TOKEN to at least 16 characters, for instance from: openssl rand -hex 24")
    .optional(),
});

function days(name: string) {
  const sentence = `Set ${name} to a whole number of days from 1 to ${KEEP_DAYS_MAX}.`;
  return z.coerce.number(sentence).int(sentence).min(1, sentence).max(KEEP_DAYS_MAX, sentence);
}

/** A setting that cannot be used, in one sentence that says what to do. */
export class ConfigError extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const named = Object.fromEntries(
    Object.keys(environment.shape).map((name) => [name, env[name] === "" ? undefined : env[name]]),
  );
  const parsed = environment.safeParse(named);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])} cannot be used: ${issue?.message ?? "check its value"}`);
  }
  const { PORT, HOST, PUBLIC_URL, DATA_DIR, REDIS_URL, COACH_KEY, TRUST_PROXY, LOG_LEVEL, METRICS_TOKEN } =
    parsed.data;
  const { KEEP_LIVE_DAYS, KEEP_SEALED_DAYS, TEST_CLOCK_AHEAD_DAYS } = parsed.data;
  const dataDir = path.resolve(DATA_DIR);
  checkRedisUrl(REDIS_URL);
  return {
    port: PORT,
    host: HOST,
    publicUrl: (PUBLIC_URL ?? `http://${addressOf(HOST)}:${PORT}`).replace(/\/+$/, ""),
    dataDir,
    redisUrl: REDIS_URL ?? null,
    coachKey: COACH_KEY ?? (REDIS_URL === undefined ? keptKey(dataDir) : null),
    trustProxy: TRUST_PROXY,
    keepLiveDays: KEEP_LIVE_DAYS,
    keepSealedDays: KEEP_SEALED_DAYS,
    testClockAheadDays: TEST_CLOCK_AHEAD_DAYS,
    logLevel: LOG_LEVEL,
    metricsToken: METRICS_TOKEN ?? null,
  };
}

function checkRedisUrl(url: string | undefined): void {
  if (url === undefined) return;
  try {
    parseRedisUrl(url);
  } catch (error) {
    if (error instanceof StoreError) throw new ConfigError(error.message);
    throw error;
  }
}

/** The key stays the same over restarts, so that the coach's link does too. */
export function keptKey(dataDir: string): string {
  const file = path.join(dataDir, "coach.key");
  try {
    const kept = readFileSync(file, "utf8").trim();
    if (kept.length >= 8) return kept;
  } catch {
    // Not there yet: this is the first start.
  }
  const key = randomBytes(15).toString("base64url");
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${key}\n`, { mode: 0o600 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `The data folder ${dataDir} cannot be written (${reason}). Make it writable, or set DATA_DIR to another folder.`,
    );
  }
  return key;
}

/** The key of an installation of several processes: made by the first one, read by all. */
export async function sharedKey(docs: DocStore): Promise<string> {
  await docs.putIfAbsent("settings/coach-key", { key: randomBytes(15).toString("base64url") }, null);
  const kept = await docs.get<{ key: string }>("settings/coach-key");
  if (!kept)
    throw new ConfigError("The coach's key could not be kept. Set COACH_KEY, the same for every process.");
  return kept.value.key;
}

/** the address by which phones on the same network reach this machine */
export function addressOf(host: string): string {
  if (host !== "0.0.0.0" && host !== "::") return host.includes(":") ? `[${host}]` : host;
  const candidates = Object.entries(networkInterfaces()).flatMap(([name, list]) =>
    (list ?? [])
      .filter((one) => one.family === "IPv4" && !one.internal)
      .map((one) => ({ name, address: one.address })),
  );
  // Containers and virtual machines have networks of their own that no phone is on.
  const real = candidates.filter((one) => !/^(docker|br-|veth|virbr|vmnet|tailscale|utun)/.test(one.name));
  return (real[0] ?? candidates[0])?.address ?? "localhost";
}
