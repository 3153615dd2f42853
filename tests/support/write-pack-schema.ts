import { mkdirSync, writeFileSync } from "node:fs";
import { packJsonSchema } from "#lib/packs/schema.ts";

/** Publishes the pack schema: node --import tsx tests/support/write-pack-schema.ts, then format it. */
mkdirSync("public/schema", { recursive: true });
writeFileSync("public/schema/pack-1.json", `${JSON.stringify(packJsonSchema(), null, 2)}\n`);
