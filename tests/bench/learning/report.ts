import { between, d30, lowest30, onTheDay, signed, verdicts } from "./criteria.ts";
import { mean, type Outcome } from "./outcome.ts";
import { params } from "./params.ts";
import { ENGINES, type Results, type Runs } from "./run.ts";

/** The tables of `docs/learning-benchmark.md`, as they are printed. */
export function report(runs: Runs): string {
  const { seeds, classes, seconds } = runs;
  return [
    `${classes} ${seeds === "sealed" ? "sealed" : "development"} classes of ${params.classroom.players}; intervals ${100 * params.criteria.level} %, over classes. ${Math.round(seconds)} s.`,
    ...section("Verdict", verdictTable(runs)),
    ...section(
      "Recall of everything taught, 30 days after the last session (success on the day)",
      levels(runs.main),
    ),
    ...section("Engine against each, recall at +30 d, pp", contrasts(runs.main)),
    ...section("When it is measured: engine − week, pp", gaps(runs.main)),
    ...section("In-session return, recall at +30 d, pp against none", ablation(runs.main)),
    ...section("With 15 % absences, +30 d, pp", absences(runs)),
    ...section("One day or four, the same 48 minutes", oneOrFour(runs.spread)),
    ...section("How a course goes", conduct(runs.main)),
  ].join("\n");
}

/** The first row is the head. */
type Table = readonly (readonly string[])[];

function section(title: string, table: Table): string[] {
  const [head = [], ...rows] = table;
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return ["", `### ${title}`, "", line(head), line(head.map(() => "---")), ...rows.map(line)];
}

function verdictTable(runs: Runs): Table {
  const rows = verdicts(runs).map((one) => [
    one.criterion,
    one.on,
    one.needed,
    one.got,
    one.criterion.startsWith("2b") ? (one.pass ? "yes" : "no") : one.pass ? "PASS" : "MISS",
  ]);
  return [["criterion", "model", "needed", "got", ""], ...rows];
}

function levels(main: Results): Table {
  return byPolicy(main, (all) => `${share(all, d30, 3)} (${share(all, onTheDay, 2)})`);
}

/** Rows are policies, columns models. */
function byPolicy(results: Results, cell: (all: readonly Outcome[]) => string): Table {
  const models = Object.keys(results);
  const policies = Object.keys(results[models[0] ?? ""] ?? {});
  const rows = policies.map((name) => [name, ...models.map((model) => cell(results[model]?.[name] ?? []))]);
  return [["", ...models], ...rows];
}

function contrasts(main: Results): Table {
  const models = Object.keys(main);
  const others = Object.keys(main[models[0] ?? ""] ?? {}).filter((name) => !name.startsWith("engine"));
  const rows = others.map((name) => [
    name,
    ...models.map((model) => signed(between(main, model, "engine", name, d30))),
  ]);
  const low = models.map((model) => signed(between(main, model, "engine", "week", lowest30)));
  return [["engine −", ...models], ...rows, ["week, lowest quarter", ...low]];
}

function gaps(main: Results): Table {
  const models = Object.keys(main);
  const rows = params.outcomes.daysAfter.map((days, i) => [
    `+${days} d`,
    ...models.map((model) => signed(between(main, model, "engine", "week", (one) => one.recall[i] ?? 0))),
  ]);
  const today = models.map((model) => signed(between(main, model, "engine", "week", onTheDay)));
  return [["", ...models], ["on the day", ...today], ...rows];
}

function ablation(main: Results): Table {
  const models = Object.keys(main);
  const [none, ...more] = ENGINES;
  const rows = more.flatMap(({ name, budget }) => [
    [
      `${100 * budget} %`,
      ...models.map((model) => signed(between(main, model, name, none?.name ?? "", d30))),
    ],
    [
      `${100 * budget} %, on the day`,
      ...models.map((model) => signed(between(main, model, name, none?.name ?? "", onTheDay))),
    ],
  ]);
  return [["return budget", ...models], ...rows];
}

function absences({ absent }: Runs): Table {
  const models = Object.keys(absent);
  const line = (title: string, other: string, value: (one: Outcome) => number) => [
    title,
    ...models.map((model) => signed(between(absent, model, "engine", other, value))),
  ];
  return [
    ["", ...models],
    line("engine − week", "week", d30),
    line("engine − week, lowest quarter", "week", lowest30),
    line("engine − cumshuffle", "cumshuffle", d30),
  ];
}

function oneOrFour(spread: Results): Table {
  const models = Object.keys(spread);
  const line = (title: string, value: (one: Outcome) => number) => [
    title,
    ...models.map((model) => {
      const row = spread[model] ?? {};
      const [one, four] = [row["one day"] ?? [], row["four days"] ?? []];
      return `${share(one, value, 2)} → ${share(four, value, 2)}`;
    }),
  ];
  return [
    ["one day → four days", ...models],
    line("success while playing", onTheDay),
    line(`recall on day ${params.spread.commonDay}`, (one) => one.recall[0] ?? 0),
    line("recall 7 days after the last session", (one) => one.recall[1] ?? 0),
  ];
}

function conduct(main: Results): Table {
  const policies = Object.keys(Object.values(main)[0] ?? {});
  const rows = policies.map((name) => {
    const all = Object.values(main).flatMap((row) => row[name] ?? []);
    return [
      name,
      share(all, (one) => one.minutes, 1),
      share(all, (one) => one.slots, 0),
      `${Math.min(...all.map((one) => one.fewest))} – ${Math.max(...all.map((one) => one.most))}`,
      share(all, (one) => one.neighbours, 3),
      share(all, (one) => one.repeats, 3),
      `${share(all, (one) => one.offSec, 1)} (${Math.max(...all.map((one) => one.offSecMax)).toFixed(0)})`,
    ];
  });
  const head = [
    "",
    "minutes",
    "slots",
    "exposures an item",
    "topic neighbours",
    "repeats in a session",
    "round off by s (most)",
  ];
  return [head, ...rows];
}

function share(all: readonly Outcome[], value: (one: Outcome) => number, digits: number): string {
  return mean(all.map(value)).toFixed(digits);
}
