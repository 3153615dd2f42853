import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { byCodeUnit } from "#lib/kit/hash.ts";
import type { Pack } from "#lib/model/pack.ts";
import { packSchema } from "#lib/packs/schema.ts";

/** From here in the sources, and from the bundle in `dist/`. */
const FOLDERS = ["../../lib/packs/samples", "../lib/packs/samples"];

/** The packs that come with the product: read once, by file name; nobody can change them. */
export const SAMPLES: readonly Pack[] = readSamples();

function readSamples(): Pack[] {
  const folder = FOLDERS.map((path) => fileURLToPath(new URL(path, import.meta.url))).find(existsSync);
  if (folder === undefined) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files
    .sort(byCodeUnit)
    .map((name) => packSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))));
}
