import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sha256Hex } from "#lib/kit/hash.ts";
import { filesIn, read } from "../../support/source.ts";
import { params, type SeedSet } from "./params.ts";
import { report } from "./report.ts";
import { runAll } from "./run.ts";

/**
 * `npm run bench:learning [-- --seeds dev|sealed] [--classes n] [--write]`: simulated classes play six weeks
 * under the engine and under what a teacher could do without it. While developing, use the dev classes, four
 * of them; the sealed ones are for the verdict, which `--write` puts into `docs/learning-benchmark.md`.
 */
const DOC = path.resolve(import.meta.dirname, "../../../docs/learning-benchmark.md");
const BEGIN = "<!-- printed by npm run bench:learning -- --write -->";
const END = "<!-- end of what is printed -->";

const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

const seeds = option("seeds") ?? "sealed";
const classes = Number(option("classes") ?? (seeds === "sealed" ? params.classroom.classes : 4));

if (!isSeedSet(seeds) || !Number.isInteger(classes) || classes < 2) {
  process.stderr.write("Say --seeds dev or --seeds sealed, and --classes with a whole number from 2 up.\n");
  process.exitCode = 2;
} else {
  const runs = runAll(seeds, classes, (line) => process.stderr.write(`${line}\n`));
  const text = `Engine ${engineDigest()}. ${report(runs)}\n`;
  process.stdout.write(text);
  if (process.argv.includes("--write")) intoDoc(text);
}

function isSeedSet(value: string): value is SeedSet {
  return value === "dev" || value === "sealed";
}

/** Names the code that was judged: everything between the answers and the next question. */
function engineDigest(): string {
  const files = filesIn(["lib/game", "lib/learning", "lib/sequence", "lib/squad"], /\.ts$/);
  return sha256Hex(files.map((file) => `${file}\n${read(file)}`).join("\n")).slice(0, 12);
}

function intoDoc(text: string): void {
  const doc = readFileSync(DOC, "utf8");
  const [from, to] = [doc.indexOf(BEGIN), doc.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${DOC} has lost the two comments between which tables go.`);
  writeFileSync(DOC, `${doc.slice(0, from)}${BEGIN}\n${text}${doc.slice(to)}`);
}
