import { type Entry, RULES_VERSION } from "#lib/model/entry.ts";
import type { Plan } from "#lib/model/plan.ts";
import type { State } from "#lib/model/state.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { Coach } from "./coach.ts";
import { SimLog, type StoreFaults } from "./log.ts";
import { Phone } from "./phone.ts";
import { type Beats, SimProcess } from "./process.ts";
import { World } from "./world.ts";

export interface Faults {
  store: StoreFaults;
  /** mean time between two losses of a phone's connection, ms */
  dropMs: number;
  /** how much of the room loses it at that rate; the others hardly ever */
  dropShare: number;
  /** how often over the evening: the store goes away, a process dies, stands still, all are restarted in turn */
  outages: number;
  deaths: number;
  freezes: number;
  rolls: number;
  /** the coach interferes with questions and breaks */
  meddling: boolean;
}

export const CALM: Faults = {
  store: { refused: 0, doubted: 0, twice: 0 },
  dropMs: 1e12,
  dropShare: 0,
  outages: 0,
  deaths: 0,
  freezes: 0,
  rolls: 0,
  meddling: false,
};
export const STORMY: Faults = {
  store: { refused: 0.004, doubted: 0.004, twice: 0.01 },
  dropMs: 120_000,
  dropShare: 1,
  outages: 4,
  deaths: 2,
  freezes: 2,
  rolls: 1,
  meddling: true,
};
/** a third of the room on the edge of the Wi-Fi */
export const FLAKY: Faults = { ...CALM, dropMs: 5_000, dropShare: 0.3, deaths: 1, freezes: 1 };

export interface Evening {
  seed: string;
  entries: readonly Entry[];
  state: State;
  phones: readonly Phone[];
  processes: readonly SimProcess[];
  /** deadlines that were taken, and that were written */
  deadlines: { taken: number; written: number };
  /** what went wrong with the promises that are checked on the way */
  broken: readonly string[];
}

const LIMIT_MS = 3 * 3_600_000;
const COMPARE_EVERY = 100;

/** One scrimmage from the lobby to the seal, with everything that its seed and its faults have in store. */
export function evening(
  seed: string,
  faults: Faults,
  changes: Partial<Plan> = {},
  room?: number,
  questions = demoQuestions(48, 6),
): Evening {
  const world = new World(seed);
  const plan = planOf(world, changes);
  const log = new SimLog(world, faults.store);
  const broken: string[] = [];
  const texts = new Map<number, string>();
  const deadlines = { taken: 0, written: 0 };
  const firstTakes = new Map<number, number>();

  const create = {
    do: "create" as const,
    id: seed,
    code: "HTK47",
    seed,
    plan,
    questions,
    packs: [],
    rules: RULES_VERSION,
  };
  const begin = () =>
    log.append({ by: { role: "door" }, ask: 0, input: create }, () => {
      if (log.entries.length === 0) begin();
    });
  begin();

  const beats: Beats = new Map();
  const processes: SimProcess[] = [];
  const boot = () => {
    const name = `p${processes.length}`;
    const process = new SimProcess({
      world,
      log,
      name,
      beats,
      onFold: (state, entry, code) => {
        // Replicas agree at every hundredth entry, to the last character.
        if (entry.seq % COMPARE_EVERY === 0) {
          const text = JSON.stringify(state);
          const other = texts.get(entry.seq);
          texts.set(entry.seq, text);
          if (other !== undefined && other !== text) broken.push(`${name} differs at ${entry.seq}`);
        }
        if (entry.input.do === "deadline" && code === null) {
          const { due } = entry.input;
          const first = firstTakes.get(due) ?? entry.seq;
          firstTakes.set(due, first);
          if (first !== entry.seq)
            broken.push(`the deadline ${due} was taken at ${first} and at ${entry.seq}`);
        }
      },
    });
    processes.push(process);
    return process;
  };
  for (let i = 0; i < 1 + world.random.below(3); i++) boot();
  const pick = () => {
    const serving = processes.filter((one) => one.serving);
    return serving.length === 0 ? null : world.from(serving);
  };

  const players = room ?? 3 + world.random.below(9);
  const phones = Array.from(
    { length: players },
    (_, i) =>
      new Phone({
        world,
        pick,
        name: `Player ${i}`,
        skill: world.between(0.3, 0.95),
        dropMs: i < players * faults.dropShare ? faults.dropMs : CALM.dropMs,
      }),
  );
  const coach = new Coach(world, pick, players, faults.meddling);
  coach.link.open();
  for (const phone of phones)
    world.in(world.often(0.15) ? world.between(30_000, 200_000) : world.between(100, 9_000), () =>
      phone.link.open(),
    );
  storms(world, faults, log, processes, boot, [...phones, coach]);

  const first = () => processes.find((one) => !one.dead)?.state ?? null;
  const sealed = () =>
    first()?.phase === "sealed" && phones.every((phone) => phone.outbox.empty || phone.seat === null);
  if (!world.run(sealed, LIMIT_MS)) {
    const state = first();
    broken.push(
      `it never came to the seal: ${state?.phase} ${state?.review?.part ?? ""}, due ${state?.due}, now ${world.now}`,
    );
  }
  // Let every process catch up with the last entry.
  const live = () => processes.filter((one) => !one.dead);
  world.run(() => live().every((one) => one.state?.seq === log.entries.length), 60_000);
  // To the last character: equal text is an equal hash, and quicker to make.
  const ends = new Set(live().map((one) => JSON.stringify(one.state)));
  if (ends.size > 1) broken.push("the processes end differently");
  deadlines.taken = firstTakes.size;
  deadlines.written = log.entries.filter((entry) => entry.input.do === "deadline").length;
  const state = first();
  if (!state) throw new Error("no process is left");
  return { seed, entries: log.entries, state, phones, processes, deadlines, broken };
}

function planOf(world: World, changes: Partial<Plan>): Plan {
  const dials = world.from([
    [2, 2] as const,
    [1, 3] as const,
    [2, 4] as const,
    [0, 2] as const,
    [2, 3] as const,
  ]);
  return {
    ...demoPlan(),
    rounds: 2,
    roundSec: world.from([60, 90, 120]),
    breakSec: world.from([60, 75, 120]),
    dialLadder: [...dials],
    reviewMin: 4,
    format: world.from(["classroom", "club"] as const),
    teams: world.from([
      { how: "none" as const, names: [] },
      { how: "random" as const, names: ["North", "South"] },
    ]),
    ...changes,
  };
}

/** what the seed has in store for the store and the processes */
function storms(
  world: World,
  faults: Faults,
  log: SimLog,
  processes: SimProcess[],
  boot: () => SimProcess,
  clients: readonly (Phone | Coach)[],
): void {
  for (let i = 0; i < faults.outages; i++) {
    world.in(world.between(10_000, 400_000), () =>
      log.goAway(world.often(0.5) ? world.between(100, 3_000) : world.between(3_000, 45_000)),
    );
  }
  for (let i = 0; i < faults.deaths; i++) {
    world.in(world.between(10_000, 500_000), () => {
      const alive = processes.filter((one) => !one.dead);
      const victim = alive[world.random.below(alive.length)];
      if (!victim) return;
      victim.die();
      for (const { link } of clients)
        if (link.process === victim)
          world.in(world.between(0, 3_000), () => link.cut(world.between(200, 3_000)));
      world.in(world.between(1_000, 20_000), boot);
    });
  }
  for (let i = 0; i < faults.freezes; i++) {
    world.in(world.between(10_000, 500_000), () => {
      const alive = processes.filter((one) => !one.dead);
      alive[world.random.below(alive.length)]?.freeze(world.between(1_000, 20_000));
    });
  }
  for (let i = 0; i < faults.rolls; i++) {
    world.in(world.between(10_000, 500_000), () => {
      processes
        .filter((one) => one.serving)
        .forEach((old, n) => {
          world.in(n * 4_000, boot);
          world.in(n * 4_000 + 1_500, () => {
            if (old.dead) return;
            old.drain();
            for (const { link } of clients)
              if (link.process === old)
                world.in(world.between(0, 300), () => link.cut(world.between(100, 900)));
          });
        });
    });
  }
}
