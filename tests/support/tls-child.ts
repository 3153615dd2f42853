/**
 * Opens the stores of a REDIS_URL and uses all of them; tells "ok", or the sentence with which they are refused.
 * A process of its own, since Node reads NODE_EXTRA_CA_CERTS when it starts. Argument: REDIS_URL.
 */
import { writeSync } from "node:fs";
import { openStores } from "#server/stores/registry.ts";
import type { Stores } from "#server/stores/types.ts";
import { drafts } from "./stores-drafts.ts";

async function used({ log, docs }: Stores): Promise<void> {
  await log.check();
  const heard = (async () => {
    for await (const entries of log.follow("tls", 0, new AbortController().signal))
      if ((entries.at(-1)?.seq ?? 0) >= 3) return;
  })();
  for (const draft of drafts(3, 1)) await log.append("tls", [draft]);
  await heard;
  await log.rewrite("tls", (entry) => entry);
  await docs.put("tls/doc", { n: 1 }, null);
  for (let i = 0; i < 2; i++) await docs.get("tls/doc");
  for await (const { key } of docs.list("tls/")) if (key !== "tls/doc") throw new Error(key);
  await docs.remove("tls/doc");
  await log.remove("tls");
}

const [redisUrl = ""] = process.argv.slice(2);
try {
  const stores = await openStores({ dataDir: "", redisUrl });
  await used(stores);
  await stores.close();
  writeSync(1, "ok");
} catch (error) {
  writeSync(1, error instanceof Error ? error.message : String(error));
}
process.exit(0);
