import { params, type SeedSet } from "./params.ts";
import { report } from "./report.ts";
import { runAll } from "./run.ts";

/**
 * `npm run bench:learning [-- --seeds dev|sealed] [--classes n]`: simulated classes play six weeks under the
 * engine and under what a teacher could do without it (`docs/learning-benchmark.md`). While developing, use
 * the dev classes, four of them; the sealed ones are for the verdict.
 */
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
  process.stdout.write(`${report(runs)}\n`);
}

function isSeedSet(value: string): value is SeedSet {
  return value === "dev" || value === "sealed";
}
