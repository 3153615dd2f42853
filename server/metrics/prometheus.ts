import { performance } from "node:perf_hooks";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { RULES_VERSION } from "#lib/model/entry.ts";
import type { State } from "#lib/model/state.ts";
import { PROTOCOL_VERSION, type Role } from "#lib/protocol/messages.ts";
import type { Metrics } from "./metrics.ts";

/** What is looked at when somebody asks, instead of being counted all the time. */
export interface Watched {
  /** of package.json */
  version: string;
  /** the store driver's name */
  store: string;
  sockets: () => Iterable<{ role: Role; transport: string }>;
  /** the store's clock, ms since 1970 */
  now: () => number;
  /** resolves while appends can be durable */
  check: () => Promise<void>;
  /** how long the oldest append waits, ms; 0 when none does */
  oldestAppendMs: () => number;
}

export interface Exposition {
  contentType: string;
  text: () => Promise<string>;
}

const ROLES: readonly Role[] = ["player", "projector", "coach"];
const TRANSPORTS = ["websocket", "polling"];
const PHASES: readonly State["phase"][] = ["lobby", "count", "question", "break", "review", "sealed"];
const CHECK_MS = 2_000;

// From a fast disk's fsync to a store that is away; a screen is late from a quarter of a second on.
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const QUICK_SECONDS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const ENTRIES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000];

/**
 * The measurements as Prometheus reads them. Base units, seconds and bytes. Labels are closed sets:
 * roles, transports, phases, refusal codes; how many series there are does not depend on who plays.
 */
export function openMetrics(watched: Watched): Metrics & Exposition {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const rooms = new Map<string, () => State>();
  const gauge = (name: string, help: string, collect: (this: Gauge) => void | Promise<void>) =>
    new Gauge({ name, help, registers, collect });
  const seconds = (name: string, help: string, buckets = SECONDS) =>
    new Histogram({ name, help, buckets, registers });

  new Gauge({
    name: "scrimmage_build_info",
    help: "Always 1; what runs is in the labels.",
    labelNames: ["version", "node", "store", "protocol", "rules"],
    registers,
  }).set(
    {
      version: watched.version,
      node: process.version,
      store: watched.store,
      protocol: PROTOCOL_VERSION,
      rules: RULES_VERSION,
    },
    1,
  );
  new Gauge({
    name: "scrimmage_sockets",
    help: "Connections of this process, by role and transport.",
    labelNames: ["role", "transport"],
    registers,
    collect() {
      for (const role of ROLES) for (const transport of TRANSPORTS) this.set({ role, transport }, 0);
      for (const { role, transport } of watched.sockets())
        if (ROLES.includes(role) && TRANSPORTS.includes(transport)) this.inc({ role, transport });
    },
  });
  new Gauge({
    name: "scrimmage_open_scrimmages",
    help: "Scrimmages that this process has open, by phase.",
    labelNames: ["phase"],
    registers,
    collect() {
      for (const phase of PHASES) this.set({ phase }, 0);
      for (const state of rooms.values()) this.inc({ phase: state().phase });
    },
  });
  new Gauge({
    name: "scrimmage_seats",
    help: "Seats in the scrimmages that this process has open; a scrimmage open in two processes counts in both.",
    labelNames: ["kind"],
    registers,
    collect() {
      const seats = { player: 0, rehearsal: 0 };
      for (const state of rooms.values())
        for (const seat of state().seats) if (!seat.removed) seats[seat.rehearsal ? "rehearsal" : "player"]++;
      this.set({ kind: "player" }, seats.player);
      this.set({ kind: "rehearsal" }, seats.rehearsal);
    },
  });
  gauge(
    "scrimmage_store_up",
    "1 when the store can keep what it is told, asked at each scrape.",
    async function () {
      this.set((await withinTime(watched.check())) ? 1 : 0);
    },
  );
  gauge(
    "scrimmage_append_oldest_seconds",
    "How long the oldest append waits to be durable; 0 when none does.",
    function () {
      this.set(watched.oldestAppendMs() / 1_000);
    },
  );
  gauge("scrimmage_clock_drift_seconds", "The store's clock minus this machine's.", function () {
    this.set((watched.now() - Date.now()) / 1_000);
  });
  const draining = new Gauge({
    name: "scrimmage_draining",
    help: "1 once the process was told to end.",
    registers,
  });
  new Counter({
    name: "scrimmage_event_loop_active_seconds_total",
    help: "Time the event loop was at work; its rate is the share of one core in use, waiting for that core included.",
    registers,
    collect() {
      this.reset();
      this.inc(Math.max(0, performance.eventLoopUtilization().active) / 1_000);
    },
  });

  const admitted = new Counter({
    name: "scrimmage_connections_total",
    help: "Connections that were let in, by role; coming back counts again.",
    labelNames: ["role"],
    registers,
  });
  const refused = new Counter({
    name: "scrimmage_connections_refused_total",
    help: "Connections that were turned away, by refusal code.",
    labelNames: ["code"],
    registers,
  });
  for (const role of ROLES) admitted.inc({ role }, 0);
  // An ask is the one thing that comes by the thousand: it is counted here and labelled when somebody looks.
  const asked = new Map(ROLES.map((role) => [role, new Map<string, number>([["ok", 0]])]));
  new Counter({
    name: "scrimmage_asks_total",
    help: "Asks that were answered, by role and outcome: ok, or a refusal code.",
    labelNames: ["role", "outcome"],
    registers,
    collect() {
      this.reset();
      for (const [role, outcomes] of asked)
        for (const [outcome, count] of outcomes) this.inc({ role, outcome }, count);
    },
  });
  const askSeconds = seconds(
    "scrimmage_ask_seconds",
    "From an ask's arrival to its acknowledgement, accepted asks only.",
  );
  const appendSeconds = seconds(
    "scrimmage_append_seconds",
    "From handing a batch to the store until it is durable.",
  );
  const appendEntries = new Histogram({
    name: "scrimmage_append_entries",
    help: "Entries in one appended batch.",
    buckets: ENTRIES,
    registers,
  });
  const appendsFailed = new Counter({
    name: "scrimmage_appends_failed_total",
    help: "Batches that the store did not keep, by the store's error code.",
    labelNames: ["code"],
    registers,
  });
  const lagSeconds = seconds(
    "scrimmage_replica_lag_seconds",
    "From the store's stamp on an entry until it was folded here, the oldest of each batch.",
  );
  const entriesFolded = new Counter({
    name: "scrimmage_entries_folded_total",
    help: "Entries that were folded here while following.",
    registers,
  });
  const publishSeconds = seconds(
    "scrimmage_publish_seconds",
    "Time at work to tell a scrimmage's sockets what a folded batch changed.",
    QUICK_SECONDS,
  );
  const fanOutSeconds = seconds(
    "scrimmage_fanout_seconds",
    "From the store's stamp until a changed stage was sent to all of a scrimmage's sockets here.",
  );
  const deadlines = new Counter({
    name: "scrimmage_deadlines_total",
    help: "Deadlines that fired here: first, stale (another was before), or refused otherwise.",
    labelNames: ["outcome"],
    registers,
  });
  for (const outcome of ["first", "stale"]) deadlines.inc({ outcome }, 0);

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    admitted: (role) => admitted.inc({ role }),
    refused: (code) => refused.inc({ code }),
    asked(role, ack, ms) {
      const outcome = ack.ok ? "ok" : ack.code;
      const outcomes = asked.get(role);
      outcomes?.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (ack.ok) askSeconds.observe(ms / 1_000);
    },
    opened: (scrimmage, state) => void rooms.set(scrimmage, state),
    closed: (scrimmage) => void rooms.delete(scrimmage),
    folded(entries, lagMs) {
      entriesFolded.inc(entries);
      lagSeconds.observe(Math.max(0, lagMs) / 1_000);
    },
    published(ms, fanOutMs) {
      publishSeconds.observe(ms / 1_000);
      if (fanOutMs !== null) fanOutSeconds.observe(Math.max(0, fanOutMs) / 1_000);
    },
    fired: (code) =>
      deadlines.inc({ outcome: code === null ? "first" : code === "not-due" ? "stale" : "refused" }),
    appended(entries, ms) {
      appendEntries.observe(entries);
      appendSeconds.observe(ms / 1_000);
    },
    appendFailed: (code) => appendsFailed.inc({ code }),
    draining: () => draining.set(1),
  };
}

/** whether it resolves within the time that a scrape may take */
function withinTime(check: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), CHECK_MS);
    const settle = (well: boolean) => {
      clearTimeout(timer);
      resolve(well);
    };
    check.then(
      () => settle(true),
      () => settle(false),
    );
  });
}
