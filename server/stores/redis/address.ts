import { StoreError } from "../errors.ts";

/** Where a Redis is and how to sign in, as `REDIS_URL` said it. Plain data: both clients are made from it. */
export interface RedisAddress {
  kind: "single" | "sentinel" | "cluster";
  /** the server; the sentinels; or some nodes of the cluster */
  nodes: readonly { host: string; port: number }[];
  /** name of the watched master; sentinel only */
  master: string | null;
  tls: boolean;
  username: string | null;
  password: string | null;
  /** password of the sentinels themselves, if they have one */
  sentinelPassword: string | null;
  /** 0 with a cluster */
  db: number;
  /** before every key, e.g. "scrimmage"; one Redis can hold several installations */
  prefix: string;
}

export const DEFAULT_PREFIX = "scrimmage";

const FORMS =
  "redis://host:6379, rediss://host:6379, redis+sentinel://host:26379/name or redis+cluster://host:6379,host:6379";
const URL_PARTS =
  /^(rediss?)(?:\+(sentinel|cluster))?:\/\/(?:([^@/?#]*)@)?([^/?#]+)(\/[^?#]*)?(?:\?([^#]*))?$/;
const NODE = /^(?:\[([0-9a-fA-F:.]+)\]|([^[\]:,\s]+))(?::(\d{1,5}))?$/;
// No letter of a prefix means anything in a glob or in a hash tag.
const PREFIX = /^[A-Za-z0-9_.-]{1,40}$/;
const SETTINGS: ReadonlySet<string> = new Set(["prefix", "sentinelPassword"]);

/**
 * `redis://[user:password@]host[:port][/db]`, `rediss://` for TLS, with `+sentinel` the Sentinels and
 * `/master[/db]`, with `+cluster` some nodes; several hosts with commas between. `?prefix=` instead of `prefix`,
 * `?sentinelPassword=` for the Sentinels themselves.
 *
 * @throws StoreError `BadAddress`, in a sentence without the password
 */
export function parseRedisUrl(url: string, prefix: string = DEFAULT_PREFIX): RedisAddress {
  const [, scheme, mode, credentials, hosts = "", path = "", query = ""] = URL_PARTS.exec(url) ?? [];
  if (scheme === undefined) throw bad(`Write it as ${FORMS}.`);
  const kind = mode === "sentinel" || mode === "cluster" ? mode : "single";
  const settings = settingsOf(query);
  return {
    kind,
    nodes: nodesOf(hosts, kind),
    ...placeOf(path, kind),
    tls: scheme === "rediss",
    ...signIn(credentials),
    sentinelPassword: settings.get("sentinelPassword") ?? null,
    prefix: prefixOf(settings.get("prefix") ?? prefix),
  };
}

function nodesOf(hosts: string, kind: RedisAddress["kind"]): RedisAddress["nodes"] {
  const nodes = hosts.split(",").map((text) => {
    const [, six, name, port] = NODE.exec(text) ?? [];
    const host = six ?? name;
    const number = port === undefined ? (kind === "sentinel" ? 26_379 : 6_379) : Number(port);
    if (host === undefined || number < 1 || number > 65_535)
      throw bad(`Each host in it is a name or an address with a port from 1 to 65535. Write it as ${FORMS}.`);
    return { host, port: number };
  });
  if (kind === "single" && nodes.length > 1)
    throw bad(
      "Several hosts are Sentinels or a cluster: begin it with redis+sentinel:// or redis+cluster://",
    );
  return nodes;
}

function placeOf(path: string, kind: RedisAddress["kind"]): { master: string | null; db: number } {
  const parts = path.split("/").slice(1);
  const master = kind === "sentinel" ? (parts.shift() ?? "") : null;
  if (master === "")
    throw bad(
      "Behind the Sentinels comes the name of the master they watch: redis+sentinel://host:26379/name",
    );
  const [db = "", ...rest] = parts;
  if (rest.length > 0 || !/^\d{0,4}$/.test(db)) throw bad("Its end is the number of a database, such as /1.");
  if (kind === "cluster" && Number(db) !== 0)
    throw bad("A Redis Cluster has one database only: leave its number out.");
  return { master: master === null ? null : plain(master), db: Number(db) };
}

function signIn(credentials: string | undefined): { username: string | null; password: string | null } {
  if (credentials === undefined) return { username: null, password: null };
  const at = credentials.indexOf(":");
  const username = plain(at === -1 ? credentials : credentials.slice(0, at));
  const password = at === -1 ? "" : plain(credentials.slice(at + 1));
  if (username !== "" && password === "")
    throw bad(
      "A user name needs a password: redis://user:password@host:6379; without a name: redis://:password@host:6379",
    );
  return { username: username || null, password: password || null };
}

function settingsOf(query: string): URLSearchParams {
  const settings = new URLSearchParams(query);
  for (const name of settings.keys())
    if (!SETTINGS.has(name))
      throw bad(`It may set prefix and sentinelPassword; it sets ${name.slice(0, 40)}.`);
  return settings;
}

function prefixOf(prefix: string): string {
  if (!PREFIX.test(prefix)) throw bad("Its prefix is 1 to 40 letters, digits, dots, hyphens or underscores.");
  return prefix;
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw bad("Write a percent sign in a name or password as %25.");
  }
}

function bad(sentence: string): StoreError {
  return new StoreError("BadAddress", `REDIS_URL cannot be used: ${sentence}`);
}
