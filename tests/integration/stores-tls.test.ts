import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { StoreError } from "#server/stores/errors.ts";
import { parseRedisUrl } from "#server/stores/redis/address.ts";
import { connectLog } from "#server/stores/redis/connect.ts";
import { preflight } from "#server/stores/redis/preflight.ts";
import { type Certificates, certificates } from "../support/certificates.ts";
import { startRedis, type TestRedis } from "../support/redis.ts";
import { freePort, until } from "../support/server.ts";

const CHILD = ["--import", "tsx", "tests/support/tls-child.ts"];

describe("a Redis over TLS", () => {
  let made: Certificates;
  let good: { cert: string; key: string };
  const servers: TestRedis[] = [];

  beforeAll(async () => {
    made = await certificates();
    good = await made.signed("good", "IP:127.0.0.1,DNS:localhost");
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await made.dispose();
  });

  /** beside its plain port, which the test's own questions need; the TLS port */
  async function server(shown: { cert: string; key: string }, ...more: string[]) {
    const tls = await freePort();
    const files = [`tls-cert-file ${shown.cert}`, `tls-key-file ${shown.key}`, `tls-ca-cert-file ${made.ca}`];
    const lines = [`tls-port ${tls}`, ...files, "tls-auth-clients no", "appendonly yes", ...more];
    const redis = await startRedis({ lines });
    servers.push(redis);
    return { tls, redis };
  }

  /** what a process that trusts this authority besides the usual ones says of it */
  async function opened(redisUrl: string, ca: string | null): Promise<string> {
    const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
    const trusting = ca === null ? env : { ...env, NODE_EXTRA_CA_CERTS: ca };
    const { stdout } = await promisify(execFile)(process.execPath, [...CHILD, redisUrl], { env: trusting });
    return stdout;
  }

  test("LG73 log and documents work over rediss:// with a certificate of an own authority", async () => {
    const { tls } = await server(good);
    for (const host of ["127.0.0.1", "localhost"])
      expect(await opened(`rediss://${host}:${tls}`, made.ca)).toBe("ok");
  });

  test("LG73 a cluster over TLS", async () => {
    const { tls, redis } = await server(
      good,
      "cluster-enabled yes",
      "tls-cluster yes",
      "cluster-announce-ip 127.0.0.1",
    );
    await redis.ask().call("CLUSTER", "ADDSLOTSRANGE", 0, 16_383);
    await until(async () => String(await redis.ask().call("CLUSTER", "INFO")).includes("cluster_state:ok"));
    expect(await opened(`rediss+cluster://127.0.0.1:${tls}`, made.ca)).toBe("ok");
  });

  test("LG74 what keeps TLS from working is told in one sentence that says what to do", async () => {
    const { tls, redis } = await server(good);
    const old = await server(await made.signed("old", "IP:127.0.0.1", -1));
    const other = await server(await made.signed("other", "DNS:redis.example.org"));
    const at = (port: number) => `rediss://127.0.0.1:${port}`;
    const cases: [string, string | null, RegExp][] = [
      [at(tls), null, /not trusted here \(.+\)\. Start with NODE_EXTRA_CA_CERTS=/],
      [at(old.tls), made.ca, /not valid now \(certificate has expired\)\. Renew it/],
      [at(other.tls), made.ca, /for another name \(.+\)\. Write the host in REDIS_URL as/],
    ];
    const told = await Promise.all(cases.map(([url, ca]) => opened(url, ca)));
    for (const [i, [url, , words]] of cases.entries()) {
      expect.soft(told[i], url).toMatch(words);
      expect.soft(told[i]?.startsWith("Redis at redis"), told[i]).toBe(true);
    }

    // Neither side says what is wrong where one of them speaks TLS only.
    const silent = async (url: string) => {
      const address = parseRedisUrl(url);
      const connections = connectLog(address);
      const failed = await preflight(connections, address, 600).catch((error: StoreError) => error.message);
      connections.disconnect();
      return failed;
    };
    expect(await silent(at(redis.port))).toMatch(/tls-auth-clients no.+ if it speaks no TLS, begin/);
    expect(await silent(`redis://127.0.0.1:${tls}`)).toMatch(/If it wants TLS, begin REDIS_URL with rediss:/);
  });
});
