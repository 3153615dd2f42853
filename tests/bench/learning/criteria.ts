import { type Contrast, paired } from "./contrast.ts";
import { MODELS, type Model } from "./models.ts";
import type { Outcome } from "./outcome.ts";
import { params } from "./params.ts";
import { ENGINES, type Results, type Runs } from "./run.ts";

/** One row of the verdict (`learning.md` 8.6). */
export interface Verdict {
  criterion: string;
  on: string;
  needed: string;
  got: string;
  pass: boolean;
}

const D30 = params.outcomes.daysAfter.indexOf(30);
const rule = params.criteria;

export const d30 = (one: Outcome) => one.recall[D30] ?? Number.NaN;
export const lowest30 = (one: Outcome) => one.lowest[D30] ?? Number.NaN;
export const onTheDay = (one: Outcome) => one.day;

/** The difference of two policies under one model, over the classes. */
export function between(
  results: Results,
  model: string,
  a: string,
  b: string,
  value: (one: Outcome) => number,
): Contrast {
  const row = results[model] ?? {};
  return paired((row[a] ?? []).map(value), (row[b] ?? []).map(value));
}

export function verdicts({ main }: Runs): Verdict[] {
  const models = MODELS.filter((model) => main[model.name] && model.kind !== "extra");
  const judged = models.filter((model) => rule.judged.includes(model.name));
  return [
    ...models.map((model) => overWeek(main, model)),
    ...models.map((model) => besideShuffle(main, model)),
    superiority(main, judged),
    ...judged.map((model) => lowerOnTheDay(main, model)),
    ...judged.map((model) => lowestQuarter(main, model)),
    coverage(main, models),
    neighbours(main, models),
    returns(main, judged),
  ];
}

function overWeek(main: Results, model: Model): Verdict {
  const diff = between(main, model.name, "engine", "week", d30);
  const criterion = "1. engine − week, recall at +30 d";
  const on = model.name;
  if (model.kind === "null") {
    const needed = `within ±${points(rule.nullTie)}`;
    return { criterion, on, needed, got: signed(diff), pass: Math.abs(diff.mean) <= rule.nullTie };
  }
  const weak = model.kind === "weak";
  const least = weak ? rule.overWeekWeak : rule.overWeek;
  const enough = weak ? diff.mean > least : diff.mean >= least;
  const needed = `${weak ? ">" : "≥"} +${points(least)}, interval above 0`;
  return { criterion, on, needed, got: signed(diff), pass: enough && diff.low > 0 };
}

function besideShuffle(main: Results, model: Model): Verdict {
  const diff = between(main, model.name, "engine", "cumshuffle", d30);
  return {
    criterion: "2. engine − cumulative shuffle, +30 d",
    on: model.name,
    needed: `≥ −${points(-rule.notBelowCumshuffle)}`,
    got: signed(diff),
    pass: diff.mean >= rule.notBelowCumshuffle,
  };
}

/** Not a pass or a miss of the engine: whether a claim may be made at all. */
function superiority(main: Results, judged: readonly Model[]): Verdict {
  const above = judged.filter(
    (model) => between(main, model.name, "engine", "cumshuffle", d30).mean > rule.superior,
  );
  return {
    criterion: "2b. may superiority over shuffle be claimed?",
    on: `${judged.length} models`,
    needed: `> +${points(rule.superior)} in ${rule.superiorModels}`,
    got: `${above.length}${above.length > 0 ? `: ${above.map((model) => model.name).join(", ")}` : ""}`,
    pass: above.length >= rule.superiorModels,
  };
}

function lowerOnTheDay(main: Results, model: Model): Verdict {
  const diff = between(main, model.name, "engine", "week", onTheDay);
  return {
    criterion: "3. engine − week, success on the day",
    on: model.name,
    needed: "below 0, as teachers are told",
    got: signed(diff),
    pass: diff.mean < 0,
  };
}

function lowestQuarter(main: Results, model: Model): Verdict {
  const diff = between(main, model.name, "engine", "week", lowest30);
  return {
    criterion: "4. engine − week, lowest quarter, +30 d",
    on: model.name,
    needed: "above 0",
    got: signed(diff),
    pass: diff.mean > 0,
  };
}

function coverage(main: Results, models: readonly Model[]): Verdict {
  const all = models.flatMap((model) => main[model.name]?.engine ?? []);
  const full = all.filter((one) => one.fewest >= rule.minExposures).length;
  const least = Math.min(...all.map((one) => one.fewest));
  return {
    criterion: "5. exposures of the item with fewest",
    on: "all models",
    needed: `≥ ${rule.minExposures} in every class`,
    got: `${least}; reached in ${full} of ${all.length} courses`,
    pass: least >= rule.minExposures,
  };
}

function neighbours(main: Results, models: readonly Model[]): Verdict {
  const all = models.flatMap((model) => main[model.name]?.engine ?? []).map((one) => one.neighbours);
  const rate = all.reduce((sum, one) => sum + one, 0) / all.length;
  return {
    criterion: "5. neighbours that share a topic",
    on: "all models",
    needed: `≤ ${rule.neighbourRate}`,
    got: rate.toFixed(3),
    pass: rate <= rule.neighbourRate,
  };
}

/** More return raises recall where the step's interval lies above 0. */
function returns(main: Results, judged: readonly Model[]): Verdict {
  const flat = judged.filter((model) =>
    ENGINES.slice(1).every(({ name }, i) => {
      const step = between(main, model.name, name, ENGINES[i]?.name ?? "", d30);
      return step.low <= 0;
    }),
  );
  return {
    criterion: "6. more in-session return never raises recall at +30 d",
    on: `${judged.length} models`,
    needed: `in ≥ ${rule.monotoneModels}`,
    got: `${flat.length}: ${flat.map((model) => model.name).join(", ")}`,
    pass: flat.length >= rule.monotoneModels,
  };
}

export function signed({ mean, low, high }: Contrast): string {
  return `${plus(mean)} (${plus(low)} … ${plus(high)}) pp`;
}

function plus(share: number): string {
  const value = (100 * share).toFixed(1);
  return share < 0 ? `−${value.slice(1)}` : `+${value}`;
}

function points(share: number): string {
  return `${100 * share} pp`;
}
