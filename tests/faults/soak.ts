/**
 * `npm run soak`: every fault at length, then scrimmages one after another while nothing may grow.
 * SOAK_MINUTES (60) is the length of the second part; SOAK_SHARE (1) scales how often faults are injected.
 */
import { percentile } from "./audit.ts";
import { Fleet, type Fsync } from "./fleet.ts";
import { grow } from "./growth.ts";
import { type Figures, type Measure, play, SCENARIOS } from "./scenarios.ts";

const share = Number(process.env.SOAK_SHARE ?? 1);
const minutes = Number(process.env.SOAK_MINUTES ?? 60);
/** faults in one scrimmage before the next one begins */
const PER_SCRIMMAGE = 15;
const only = process.env.SOAK_ONLY?.split(",");

interface Part {
  rule: string;
  label: string;
  measure: Measure;
  fsync: Fsync;
}

const LONG: readonly Part[] = [
  part("FT1", "kill -9 of a process", { times: 100 }),
  part("FT2", "rolling restart of all three", { times: 10 }),
  part("FT3", "kill -9 of Redis, appendfsync always", { times: 20 }, "always"),
  part("FT3", "kill -9 of Redis, appendfsync everysec", { times: 20 }),
  part("FT4", "Redis away for 20 s", { times: 5, awayMs: 20_000 }),
  part("FT5", "30 % of lines cut every 5 s", { times: 60, awayMs: 5_000 }),
  part("FT6", "a process stands still for 10 s", { times: 10, awayMs: 10_000 }),
];

function part(rule: string, label: string, measure: Partial<Measure>, fsync: Fsync = "everysec"): Part {
  return { rule, label, measure: { players: 30, times: 1, awayMs: 0, ...measure }, fsync };
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));

const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;

let bad = 0;
say("| fault | injected | answers acknowledged | lost | back on screen p50 | p99 | processes that differ |");
say("|---|---|---|---|---|---|---|");
for (const { rule, label, measure, fsync } of LONG) {
  if (only && !only.includes(rule)) continue;
  const scenario = SCENARIOS.find((one) => one.rule === rule);
  if (!scenario) throw new Error(`no scenario for ${rule}`);
  const times = Math.max(1, Math.round(measure.times * share));
  const fleet = await Fleet.start(3, fsync);
  try {
    // A scrimmage lasts some minutes; a long series takes several.
    const all: Figures[] = [];
    for (let left = times; left > 0; left -= PER_SCRIMMAGE)
      all.push(await play(fleet, scenario, { ...measure, times: Math.min(left, PER_SCRIMMAGE) }));
    bad += report(label, all);
  } finally {
    await fleet.stop();
  }
}

function report(label: string, all: readonly Figures[]): number {
  const sum = (of: (one: Figures) => number) => all.reduce((total, one) => total + of(one), 0);
  const back = all.flatMap((one) => one.back).sort((a, b) => a - b);
  const lost = all.flatMap((one) => [...one.lost, ...one.broken]);
  const differ = sum((one) => one.differ.length);
  const times =
    back.length === 0 ? "– | –" : `${seconds(percentile(back, 0.5))} | ${seconds(percentile(back, 0.99))}`;
  say(
    `| ${label} | ${sum((one) => one.faults)} | ${sum((one) => one.acknowledged)} | ${lost.length} | ${times} | ${differ} |`,
  );
  for (const line of lost.slice(0, 10)) say(`    ${line}`);
  return lost.length + differ;
}

if (!only || only.includes("growth")) bad += await grow(minutes * share, say);
process.exit(bad === 0 ? 0 : 1);
