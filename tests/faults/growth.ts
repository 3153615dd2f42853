import { until } from "../support/server.ts";
import { Fleet } from "./fleet.ts";
import { Player } from "./player.ts";

/** What must not grow while scrimmages come and go. */
interface Sample {
  minute: number;
  heapMb: number;
  sockets: number;
  keys: number;
  handles: number;
}

const PLAYERS = 20;
const CYCLE_MS = 20_000;
const DAY_MS = 86_400_000;
/** share that a figure may rise between the first and the last third */
const TOLERANCE = 0.15;

/** Plays and removes scrimmages for so many minutes; returns how many figures grew. */
export async function grow(minutes: number, say: (line: string) => void): Promise<number> {
  const fleet = await Fleet.start(2);
  const samples: Sample[] = [];
  const from = performance.now();
  try {
    while (performance.now() - from < minutes * 60_000) {
      await cycle(fleet);
      samples.push(await sample(fleet, (performance.now() - from) / 60_000));
    }
  } finally {
    await fleet.stop();
  }
  say("");
  say(`| after ${minutes.toFixed(1)} min, ${samples.length} scrimmages | first third | last third |`);
  say("|---|---|---|");
  let grown = 0;
  for (const what of ["heapMb", "sockets", "keys", "handles"] as const) {
    const third = Math.max(1, Math.floor(samples.length / 3));
    // The least of a third: what is left when the collector has been round.
    const first = Math.min(...samples.slice(0, third).map((one) => one[what]));
    const last = Math.min(...samples.slice(-third).map((one) => one[what]));
    const more = last > first * (1 + TOLERANCE) + (what === "heapMb" ? 8 : 2);
    if (more) grown++;
    say(`| ${what} | ${first.toFixed(1)} | ${last.toFixed(1)}${more ? " – grows" : ""} |`);
  }
  return grown;
}

async function cycle(fleet: Fleet): Promise<void> {
  const { id, code } = await fleet.scrimmage();
  const players = Array.from({ length: PLAYERS }, (_, i) => new Player(fleet.url, code, i + 1, 300));
  await until(() => players.every((player) => player.in), 30_000);
  await fleet.coach(id, { do: "start" });
  const from = performance.now();
  await until(() => performance.now() - from > CYCLE_MS, CYCLE_MS * 2);
  for (const player of players) player.close();
  const server = fleet.servers[0];
  await server?.api("DELETE", `/api/scrimmages/${id}`);
}

async function sample(fleet: Fleet, minute: number): Promise<Sample> {
  const texts = await Promise.all(fleet.servers.map((server) => server.metrics()));
  const total = (name: string) => texts.reduce((sum, text) => sum + summed(text, name), 0);
  return {
    minute,
    heapMb: total("nodejs_heap_size_used_bytes") / 1e6,
    sockets: total("scrimmage_sockets"),
    keys: await keptKeys(fleet),
    handles: total("nodejs_active_resources_total"),
  };
}

/** Keys that stay; those of repeats and removals go by themselves within a day (`docs/redis.md`). */
async function keptKeys(fleet: Fleet): Promise<number> {
  const redis = fleet.redis.ask();
  const keys = await redis.keys("*");
  const left = await Promise.all(keys.map((key) => redis.pttl(key)));
  return left.filter((ms) => ms === -1 || ms > 2 * DAY_MS).length;
}

/** sum of all series of one name */
function summed(text: string, name: string): number {
  return text
    .split("\n")
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" ") + 1)), 0);
}
