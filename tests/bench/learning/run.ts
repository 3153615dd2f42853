import { CLASS_PLAN } from "#lib/model/templates.ts";
import { BASELINES } from "./baselines.ts";
import { engine } from "./engine.ts";
import { MODELS, type Model } from "./models.ts";
import { daysAfterLast, type Outcome, outcomeOf } from "./outcome.ts";
import { params, type SeedSet } from "./params.ts";
import { type MakeConductor, play } from "./play.ts";
import { type Course, spread, weekly, worldOf } from "./world.ts";

/** By model, then policy: one outcome a class, in the order of the classes. */
export type Results = Readonly<Record<string, Readonly<Record<string, readonly Outcome[]>>>>;

export interface Runs {
  seeds: SeedSet;
  classes: number;
  main: Results;
  /** every player misses each session with chance .15 */
  absent: Results;
  /** the same 48 minutes on one day or on four; recall on the common day, and 7 days after the last session */
  spread: Results;
  seconds: number;
}

/** The engine's policies by return budget, smallest first; "engine" is the default plan. */
export const ENGINES: readonly { name: string; budget: number }[] = params.returnBudgets.map((budget) => ({
  name: budget === CLASS_PLAN.returnBudget ? "engine" : `engine ${Math.round(100 * budget)} %`,
  budget,
}));

const POLICIES: Readonly<Record<string, MakeConductor>> = {
  ...BASELINES,
  ...Object.fromEntries(ENGINES.map(({ name, budget }) => [name, engine(budget)])),
};
const WITH_ABSENCES = ["week", "cumshuffle", "engine"];

export function runAll(seeds: SeedSet, classes: number, say: (line: string) => void): Runs {
  const began = performance.now();
  const models = modelsFor(seeds);
  const main = grid("main", seeds, classes, models, Object.keys(POLICIES), weekly(0), say);
  const judged = models.filter((model) => model.kind === "spacing" || model.kind === "null");
  const away = weekly(params.classroom.absentShare);
  const absent = grid("absences", seeds, classes, judged, WITH_ABSENCES, away, say);
  const apart = spreads(seeds, classes, judged);
  return { seeds, classes, main, absent, spread: apart, seconds: (performance.now() - began) / 1_000 };
}

/** The sealed models meet the engine for the first time on the sealed classes. */
function modelsFor(seeds: SeedSet): readonly Model[] {
  if (seeds === "sealed") return MODELS;
  return MODELS.filter((model) => !params.seeds.sealedModels.includes(model.name));
}

function grid(
  title: string,
  seeds: SeedSet,
  classes: number,
  models: readonly Model[],
  policies: readonly string[],
  course: Course,
  say: (line: string) => void,
): Results {
  const worlds = Array.from({ length: classes }, (_, i) => worldOf(seeds, i, course));
  const days = daysAfterLast(course);
  const out: Record<string, Record<string, Outcome[]>> = {};
  for (const model of models) {
    const row: Record<string, Outcome[]> = {};
    for (const name of policies) {
      const make = POLICIES[name];
      if (make) row[name] = worlds.map((world) => outcomeOf(play(world, model, name, make), days));
    }
    out[model.name] = row;
    say(`${title}: ${model.name}`);
  }
  return out;
}

/** No engine in this one: it is about days, and every day is shuffled. */
function spreads(seeds: SeedSet, classes: number, models: readonly Model[]): Results {
  const { days, commonDay } = params.spread;
  const { rounds } = params.classroom;
  const courses = { "one day": spread([0], rounds * days.length), "four days": spread(days, rounds) };
  const shuffle = BASELINES.shuffle as MakeConductor;
  const out: Record<string, Record<string, Outcome[]>> = {};
  for (const model of models) {
    const row: Record<string, Outcome[]> = {};
    for (const [name, course] of Object.entries(courses)) {
      const last = course.sessions.at(-1)?.day ?? 0;
      row[name] = Array.from({ length: classes }, (_, i) => {
        const world = worldOf(seeds, i, course);
        return outcomeOf(play(world, model, name, shuffle), [commonDay, last + 7]);
      });
    }
    out[model.name] = row;
  }
  return out;
}
