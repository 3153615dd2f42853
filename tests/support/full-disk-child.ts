/**
 * Run under a limit of the file size (SIGXFSZ is caught, so a write behind the limit fails as on a full
 * disk): appends until a rejection, tells it, and when told on stdin that the limit is lifted appends again.
 * Each line on stdout is JSON. Driven by `tests/integration/stores-embedded.test.ts`.
 */
import { once } from "node:events";
import { openStores } from "#server/stores/registry.ts";
import { draft, drafts } from "./stores-drafts.ts";

process.on("SIGXFSZ", () => {});
const stores = await openStores({ dataDir: process.argv[2] ?? "" });
const { log } = stores;
const following = new AbortController();
const followed: number[] = [];
const follower = (async () => {
  for await (const entries of log.follow("a", 0, following.signal))
    for (const entry of entries) followed.push(entry.seq);
})();

function tell(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

const refusal = (error: { code: string; message: string }) => ({ code: error.code, message: error.message });

let acked = 0;
let rejected: unknown = null;
while (rejected === null) {
  // Three at once, so that a whole batch is refused together.
  const ask = acked + 1;
  const answers = await Promise.allSettled(
    [0, 1, 2].map((i) => log.append("a", [draft(ask + i, "x".repeat(20_000))])),
  );
  acked += answers.filter((one) => one.status === "fulfilled").length;
  const bad = answers.find((one) => one.status === "rejected");
  if (bad !== undefined) rejected = refusal(bad.reason);
}
tell({ acked, rejected });
tell({ check: await log.check().then(() => null, refusal) });
tell({ readable: (await log.read("a", 0, 1_000_000)).length });

await once(process.stdin, "data");
let tries = 0;
for (let done = false; !done; ) {
  tries++;
  done = await log.append("a", drafts(1, 1_000_000)).then(
    () => true,
    () => new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 20)),
  );
}
await log.check();
await log.append("a", drafts(2, 1_000_001));
const all = await log.read("a", 0, 1_000_000);
while (followed.length < all.length) await new Promise((resolve) => setImmediate(resolve));
following.abort();
await follower;
tell({ tries, seqs: all.map((entry) => entry.seq), last: all.slice(-3).map((entry) => entry.ask), followed });
await stores.close();
process.stdin.destroy();
