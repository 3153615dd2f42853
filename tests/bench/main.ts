import { foldSpeed } from "./fold.ts";
import { bare, type Figures, ours } from "./load.ts";
import { pickSpeed } from "./pick.ts";
import { medianOf } from "./process.ts";

/**
 * `npm run bench [-- sizes]`: this server against a bare Socket.IO server that sends the same bytes,
 * in one run, alternating, so that a noisy machine is noisy for both. Ratios are what counts.
 */
const REPEATS = 3;
const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const players = sizes.length > 0 ? sizes : [200, 1_000, 5_000];

const rows: { ours: Figures; bare: Figures }[] = [];
for (const n of players) {
  const runs: { ours: Figures; bare: Figures }[] = [];
  for (let i = 0; i < (n > 2_000 ? 2 : n < 100 ? 1 : REPEATS); i++) {
    const { figures, text } = await ours(n);
    runs.push({ ours: figures, bare: await bare(n, text) });
    process.stderr.write(`${n} players, run ${i + 1}: fan-out ${figures.fanOutMs.toFixed(1)} ms\n`);
  }
  rows.push({ ours: middle(runs.map((run) => run.ours)), bare: middle(runs.map((run) => run.bare)) });
}
const folding = foldSpeed(1_000, Math.max(...players) >= 200 ? 60_000 : 5_000);

print(rows);
process.stdout.write(
  `\nfold: ${Math.round(folding.perSecond / 1_000)},000 entries a second (log of ${folding.entries})\n`,
);
const small = pickSpeed(96, 40);
const large = pickSpeed(5_000, 40);
process.stdout.write(
  `pick, 40 players: ${large.p50.toFixed(1)} ms (p99 ${large.p99.toFixed(1)}) from 5,000 questions, ` +
    `${(large.p50 / small.p50).toFixed(1)} times that of 96; a whole round at most ${large.round.toFixed(0)} ms\n`,
);
const first = rows[0];
const last = rows.at(-1);
if (first && last && first !== last) {
  const ratio = last.ours.cpuPerAnswer / first.ours.cpuPerAnswer;
  process.stdout.write(
    `cost per player at ${last.ours.players} against ${first.ours.players}: ${ratio.toFixed(2)}\n`,
  );
}

function middle(all: readonly Figures[]): Figures {
  const of = (pick: (one: Figures) => number) => medianOf(all.map(pick));
  return {
    players: all[0]?.players ?? 0,
    joinMs: of((one) => one.joinMs),
    memoryPerPlayer: of((one) => one.memoryPerPlayer),
    fanOutMs: of((one) => one.fanOutMs),
    answerP50: of((one) => one.answerP50),
    answerP99: of((one) => one.answerP99),
    cpuPerCycle: of((one) => one.cpuPerCycle),
    cpuPerAnswer: of((one) => one.cpuPerAnswer),
    bytes: of((one) => one.bytes),
    refused: all.reduce((sum, one) => sum + one.refused, 0),
  };
}

function print(all: readonly { ours: Figures; bare: Figures }[]): void {
  const out = ["| players | | this server | bare | ratio |", "|---|---|---|---|---|"];
  const row = (n: number, what: string, a: number, b: number, digits: number, unit: string) =>
    out.push(
      `| ${n} | ${what} | ${a.toFixed(digits)} ${unit} | ${b.toFixed(digits)} ${unit} | ${(a / b).toFixed(2)} |`,
    );
  for (const { ours: a, bare: b } of all) {
    row(a.players, `question fan-out (${a.bytes} bytes)`, a.fanOutMs, b.fanOutMs, 1, "ms");
    row(a.players, "answer acknowledged, p50", a.answerP50, b.answerP50, 2, "ms");
    row(a.players, "answer acknowledged, p99", a.answerP99, b.answerP99, 2, "ms");
    row(a.players, "server CPU per answer", a.cpuPerAnswer * 1_000, b.cpuPerAnswer * 1_000, 0, "µs");
    row(a.players, "memory per player", a.memoryPerPlayer / 1_024, b.memoryPerPlayer / 1_024, 1, "kB");
    if (a.refused > 0) out.push(`| ${a.players} | refused answers | ${a.refused} | | |`);
  }
  process.stdout.write(`${out.join("\n")}\n`);
}
