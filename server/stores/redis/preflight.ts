import { setTimeout as pause } from "node:timers/promises";
import { Cluster, type Redis } from "ioredis";
import { reasonOf, StoreError } from "../errors.ts";
import type { RedisAddress } from "./address.ts";
import { checked } from "./check.ts";
import type { LogConnections } from "./connect.ts";
import { misled, nameOf, readOnly, refusalOf, unreachable } from "./refusals.ts";

/** What the person who runs the server should know about this Redis. */
export interface Findings {
  /** what can be lost, and how to change that */
  warnings: string[];
  /** what is as it is often chosen, and what it means */
  notes: string[];
}

const REACH_MS = 10_000;
const LOOK_EVERY_MS = 25;
const VERSION_MIN = 7;

/** @throws StoreError with one sentence about what keeps Scrimmage from using this Redis */
export async function preflight(
  connections: LogConnections,
  address: RedisAddress,
  reachMs = REACH_MS,
): Promise<Findings> {
  await reached(connections, address, reachMs);
  const { commands } = connections;
  const servers: Redis[] = commands instanceof Cluster ? commands.nodes("master") : [commands];
  const findings: Findings = { warnings: [], notes: [] };
  for (const server of servers) await inspect(server, address, findings);
  try {
    await checked(connections, address)();
    await commands.spublish(`${address.prefix}:check`, "");
  } catch (error) {
    throw refusalOf(error, address) ?? unreachable(address, error);
  }
  return { warnings: [...new Set(findings.warnings)], notes: [...new Set(findings.notes)] };
}

/** Waits while it may only be starting; a refusal is final. */
async function reached(
  { commands, doorbells, fault }: LogConnections,
  address: RedisAddress,
  reachMs: number,
): Promise<void> {
  const until = performance.now() + reachMs;
  while (commands.status !== "ready" || doorbells.status !== "ready") {
    const error = fault();
    const refusal = error === null ? null : (misled(error, address) ?? refusalOf(error, address));
    if (refusal !== null) throw refusal;
    if (performance.now() > until) throw unreachable(address, error);
    await pause(LOOK_EVERY_MS);
  }
}

async function inspect(server: Redis, address: RedisAddress, findings: Findings): Promise<void> {
  let info: ReadonlyMap<string, string>;
  try {
    info = infoOf(await server.info());
  } catch (error) {
    findings.notes.push(
      `Redis at ${nameOf(address)} does not say how it is set (${reasonOf(error)}). Make sure that it has appendonly yes and maxmemory-policy noeviction.`,
    );
    return;
  }
  const found = judge(info, await syncingOf(server), address);
  findings.warnings.push(...found.warnings);
  findings.notes.push(...found.notes);
}

/** `appendfsync`, or null where CONFIG may not be asked, as with many hosts of Redis */
async function syncingOf(server: Redis): Promise<string | null> {
  try {
    const told: unknown = await server.call("CONFIG", "GET", "appendfsync");
    return Array.isArray(told) ? String(told[1] ?? "") || null : null;
  } catch {
    return null;
  }
}

/** What INFO says, judged. `syncing`: `appendfsync`, null when it is not known. */
export function judge(
  info: ReadonlyMap<string, string>,
  syncing: string | null,
  address: RedisAddress,
): Findings {
  const name = nameOf(address);
  const version = info.get("redis_version") ?? "";
  if (Number.parseInt(version, 10) < VERSION_MIN)
    throw new StoreError(
      "StoreRefused",
      `Redis at ${name} is version ${version}. Scrimmage needs ${VERSION_MIN}.0 or newer: update it.`,
    );
  const mode = info.get("redis_mode");
  if (mode === "sentinel" || (mode === "cluster") !== (address.kind === "cluster"))
    throw new StoreError("StoreRefused", modeSentence(mode, address));
  if (info.get("role") === "slave") throw readOnly(address);
  return {
    warnings: [...evictionWarning(info, name), ...syncWarning(info, syncing, name)],
    notes: syncNote(info, syncing, name),
  };
}

function modeSentence(mode: string | undefined, address: RedisAddress): string {
  const name = nameOf(address);
  const hosts = address.nodes.map(({ host, port }) => `${host}:${port}`).join(",");
  if (mode === "sentinel")
    return `${name} is a Sentinel. Name the master that it watches: REDIS_URL=redis+sentinel://${hosts}/name`;
  if (mode === "cluster")
    return `Redis at ${name} is a node of a cluster. Begin REDIS_URL with redis+cluster:// and name some nodes.`;
  return `Redis at ${name} is no cluster. Begin REDIS_URL with redis:// instead.`;
}

function evictionWarning(info: ReadonlyMap<string, string>, name: string): string[] {
  const policy = info.get("maxmemory_policy") ?? "noeviction";
  if (policy === "noeviction" || Number(info.get("maxmemory") ?? "0") === 0) return [];
  return [
    `Redis at ${name} throws data away when its memory is full (maxmemory-policy ${policy}): scrimmages, packs and results can vanish without a word. Set maxmemory-policy noeviction.`,
  ];
}

function syncWarning(info: ReadonlyMap<string, string>, syncing: string | null, name: string): string[] {
  if (info.get("aof_enabled") === "0")
    return [
      `Redis at ${name} does not keep what it acknowledges (appendonly no): when it stops, everything since its last snapshot is lost, or all of it when it takes none: answers, whole scrimmages, packs. Set appendonly yes.`,
    ];
  if (syncing === "no")
    return [
      `Redis at ${name} leaves it to the system when to write to disk (appendfsync no): a power cut can lose half a minute of answers. Set appendfsync always, or everysec.`,
    ];
  return [];
}

function syncNote(info: ReadonlyMap<string, string>, syncing: string | null, name: string): string[] {
  if (info.get("aof_enabled") !== "1") return [];
  if (syncing === "everysec")
    return [
      `Redis at ${name} writes to disk once a second: a power cut can lose the last second of answers. With appendfsync always it loses nothing.`,
    ];
  if (syncing === null)
    return [
      `How often Redis at ${name} writes to disk cannot be asked; appendfsync always loses nothing in a power cut.`,
    ];
  return [];
}

/** the lines `name:value` of INFO */
export function infoOf(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const at = line.indexOf(":");
    return line.startsWith("#") || at === -1 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
  });
  return new Map(pairs);
}
