import { cpus, totalmem } from "node:os";
import { Installation } from "./installation.ts";
import { each, PARTS, type Scale } from "./parts.ts";
import { type Row, tableOf } from "./report.ts";

/**
 * `npm run bench [-- options]`. Everything is compared with something else in the same run, alternating,
 * so that a noisy machine is noisy for both: ratios are what counts.
 */
const USE = `npm run bench -- [sizes…] [--only=part,part] [--quick] [--profile=folder]
  sizes   players of one scrimmage for the part "load", 200 1000 5000 when there are none
  --only  some of: ${Object.keys(PARTS).join(", ")}
  --quick small numbers and everything side by side, to see that it runs; its figures say nothing
  --profile  writes what each server process did with its time into this folder; it costs time itself
`;

const FULL: Scale = {
  sizes: [200, 1_000, 5_000],
  cycles: (players) => (players > 500 ? 3 : 5),
  processes: [2, 4],
  processPlayers: 2_000,
  rooms: [30, 1_000, 5_000, 10_000],
  scrimmages: [1, 300],
  answersWithinMs: [5_000, 10_000],
  questions: (players) => (players < 100 ? 3 : players < 5_000 ? 2 : 1),
  dial: 1,
  idle: 200,
  bank: 5_000,
  atOnce: false,
};
const QUICK: Scale = {
  ...{ sizes: [40], cycles: () => 1, processes: [2], processPlayers: 40 },
  ...{ rooms: [10, 40], scrimmages: [1, 3], answersWithinMs: [500] },
  ...{ questions: () => 0, dial: 4, idle: 4, bank: 600, atOnce: true },
};

const args = process.argv.slice(2);
const sizes = args.map(Number).filter((size) => size > 0);
const only = args.find((arg) => arg.startsWith("--only="))?.slice("--only=".length);
const parts = only?.split(",") ?? Object.keys(PARTS);
const unknown = [
  ...parts.filter((part) => !(part in PARTS)),
  ...args.filter((arg) => arg !== "--quick" && !/^--(only|profile)=/.test(arg) && !(Number(arg) > 0)),
];
if (unknown.length > 0) {
  process.stderr.write(`The bench does not know ${unknown.join(", ")}.\n${USE}`);
  process.exit(1);
}
const scale = { ...(args.includes("--quick") ? QUICK : FULL), ...(sizes.length > 0 && { sizes }) };

Installation.profiles = args.find((arg) => arg.startsWith("--profile="))?.slice("--profile=".length) ?? null;
// Each server and each crowd ends with this process.
process.setMaxListeners(0);
const from = performance.now();
const rows: Row[] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void Installation.stopAll().then(() => process.exit(130)));
try {
  const measured = await each(scale, parts, async (part) => PARTS[part]?.(scale, say) ?? []);
  rows.push(...measured.flat());
} finally {
  await Installation.stopAll();
}
process.stdout.write(tableOf(rows));
const [cpu] = cpus();
process.stdout.write(
  `\nnpm run bench${args.length > 0 ? ` -- ${args.join(" ")}` : ""}: ${new Date().toISOString().slice(0, 10)}, ` +
    `${cpus().length} × ${cpu?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
    `Node ${process.versions.node}, ${((performance.now() - from) / 60_000).toFixed(1)} minutes, phones on the same machine\n`,
);

function say(line: string): void {
  process.stderr.write(`${((performance.now() - from) / 1_000).toFixed(0)} s: ${line}\n`);
}
