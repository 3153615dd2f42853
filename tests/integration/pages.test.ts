import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestServer } from "../support/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});

afterAll(async () => {
  await server.stop();
});

const BUDGET_BYTES = 165_000;

/** gzip bytes of every script that the page's HTML loads, but for the one for browsers without modules */
async function firstLoad(route: string): Promise<number> {
  const html = await (await fetch(server.url + route)).text();
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/nomodule/i.test(tag),
  );
  const sources = new Set(tags.map(([, src]) => src as string));
  expect(sources.size).toBeGreaterThan(1);
  let bytes = 0;
  for (const src of sources) {
    const script = Buffer.from(await (await fetch(new URL(src, server.url))).arrayBuffer());
    bytes += gzipSync(script, { level: 9 }).length;
  }
  return bytes;
}

test("PG1 the play page's first-load JavaScript is at most 165 kB gzip", async () => {
  const bytes = await firstLoad("/play/HTK47");
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
});

test("PG2 no validator and no maths is in the play page's first load", async () => {
  const html = await (await fetch(`${server.url}/play/HTK47`)).text();
  for (const [, src] of html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)) {
    const script = await (await fetch(new URL(src as string, server.url))).text();
    expect(/ZodError|katex/.test(script), src).toBe(false);
  }
});

test("PG3 every page and answer carries the security headers and names no other origin", async () => {
  for (const route of ["/", "/play/HTK47", "/screen/HTK47", "/coach", "/api/session"]) {
    const answer = await fetch(server.url + route);
    expect(answer.headers.get("content-security-policy"), route).toContain("default-src 'self'");
    expect(answer.headers.get("x-content-type-options"), route).toBe("nosniff");
    const text = await answer.text();
    const elsewhere = [...text.matchAll(/(?:src|href)="(https?:)?\/\/([^"/]+)/g)].map((match) => match[2]);
    expect(elsewhere, route).toEqual([]);
  }
});

test("PG4 the server says that it lives and that it is ready", async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
});
