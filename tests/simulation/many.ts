import { fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { play, seedsOf } from "./kinds.ts";
import { brokenPromises, lostAnswers, NO_WEATHER, sumOf, type Weather, weatherOf } from "./promises.ts";

/**
 * `npm run simulate -- --seeds 10000`: as many simulated scrimmages as one likes, with every fault and every
 * check of the suite, a process a core. `--whole` plays whole ones instead of short ones, `--from 5000` other
 * seeds, `--seed "short 17"` one again. A seed that fails is printed and pinned: from then on the suite plays it.
 */

const PINNED = path.join(import.meta.dirname, "pinned.json");
const BATCH = 20;
const TOLD_EVERY_MS = 5_000;

interface Played {
  weather: Weather;
  failures: { seed: string; what: string[] }[];
  cpuMs: number;
}

function playAll(seeds: readonly string[]): Played {
  const played: Played = { weather: NO_WEATHER, failures: [], cpuMs: 0 };
  const before = process.cpuUsage();
  for (const seed of seeds) {
    try {
      const evening = play(seed);
      played.weather = sumOf(played.weather, weatherOf(evening));
      const what = [...brokenPromises(evening), ...lostAnswers(evening)];
      if (what.length > 0) played.failures.push({ seed, what });
    } catch (error) {
      played.failures.push({ seed, what: [error instanceof Error ? (error.stack ?? "") : String(error)] });
    }
  }
  const { user, system } = process.cpuUsage(before);
  played.cpuMs = (user + system) / 1_000;
  return played;
}

/** Each process takes the next batch when it is through with its last; in the end each is asked to go. */
async function onProcesses(seeds: readonly string[], processes: number, heard: (played: Played) => void) {
  const batches = Array.from({ length: Math.ceil(seeds.length / BATCH) }, (_, i) =>
    seeds.slice(i * BATCH, (i + 1) * BATCH),
  );
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(import.meta.filename, [], { env: { ...process.env, SIMULATE: "batches" } });
      const next = () => {
        const batch = batches.shift();
        if (batch) child.send(batch);
        else child.disconnect();
      };
      child.on("message", (played: Played) => {
        heard(played);
        next();
      });
      child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))));
      next();
    });
  await Promise.all(Array.from({ length: processes }, one));
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "2000" },
      from: { type: "string", default: "0" },
      seed: { type: "string" },
      whole: { type: "boolean", default: false },
      processes: { type: "string", default: String(os.availableParallelism()) },
    },
  });
  const kind = values.whole ? "whole" : "short";
  const [count, from, asked] = [values.seeds, values.from, values.processes].map(Number) as [
    number,
    number,
    number,
  ];
  // A run of no seeds would prove nothing and look green.
  if (!(count >= 1 && from >= 0 && asked >= 1)) {
    process.stderr.write("--seeds and --processes are numbers from 1, --from is one from 0.\n");
    return 2;
  }
  const seeds = values.seed === undefined ? seedsOf(kind, from, count) : [values.seed];
  const processes = Math.min(asked, Math.ceil(seeds.length / BATCH));
  const startedAt = performance.now();
  const failures: Played["failures"] = [];
  let weather = NO_WEATHER;
  let done = 0;
  let cpuMs = 0;
  let toldAt = startedAt;

  const say = (text: string) => process.stdout.write(`${text}\n`);
  const rate = () => {
    const minutes = (performance.now() - startedAt) / 60_000;
    const perCore = done / (cpuMs / 60_000);
    return `${Math.round(done / minutes)} a minute on ${processes} processes, ${Math.round(perCore)} a minute of one core`;
  };
  await onProcesses(seeds, processes, (played) => {
    weather = sumOf(weather, played.weather);
    cpuMs += played.cpuMs;
    failures.push(...played.failures);
    done += Math.min(BATCH, seeds.length - done);
    for (const { seed, what } of played.failures) say(`FAILED seed "${seed}":\n  ${what.join("\n  ")}`);
    if (performance.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = performance.now();
    say(`${done} of ${seeds.length} scrimmages, ${failures.length} failed, ${rate()}`);
  });

  say(`${done} scrimmages (${kind}), ${failures.length} failed, ${rate()}`);
  say(
    `${weather.entries} entries, ${weather.answers} acknowledged answers, ${weather.deaths} processes lost, ` +
      `${weather.gone} given up, ${weather.thawed} thaws, ${weather.taken} deadlines taken of ${weather.written} written`,
  );
  if (failures.length === 0) return 0;
  const pinned = JSON.parse(readFileSync(PINNED, "utf8")) as string[];
  const all = [...new Set([...pinned, ...failures.map((one) => one.seed)])];
  writeFileSync(PINNED, `${JSON.stringify(all, null, 2)}\n`);
  say(
    `Pinned in ${path.relative(process.cwd(), PINNED)}. To play one again: npm run simulate -- --seed "${failures[0]?.seed}"`,
  );
  return 1;
}

if (process.env.SIMULATE === "batches")
  process.on("message", (seeds: string[]) => process.send?.(playAll(seeds)));
else process.exitCode = await main();
