import type { Logger } from "pino";
import type { FollowUps } from "#server/followups/follow-ups.ts";
import type { Exposition } from "#server/metrics/prometheus.ts";
import type { Squads } from "#server/squads/squads.ts";
import type { BackedStores } from "#server/stores/archive.ts";
import type { Reviews } from "./review.ts";
import type { Rooms } from "./rooms.ts";
import type { Tries } from "./tries.ts";

/** What the routes stand on. */
export interface HttpDeps {
  stores: BackedStores;
  config: {
    coachKey: string;
    /** base of join links, e.g. "http://192.168.1.20:3000" */
    publicUrl: string;
    /** proxies of ours before this process, see `clientAddress` */
    trustProxy: number;
    /** days for which a sealed scrimmage is kept whole */
    keepSealedDays: number;
    /** opens `/metrics`, besides the coach's key */
    metricsToken: string | null;
  };
  /** the same for whoever comes by a socket */
  tries: Tries;
  rooms: Rooms;
  squads: Squads;
  followUps: FollowUps;
  reviews: Reviews;
  metrics: Exposition;
  logger: Logger;
  /** throws with one clear sentence while the server cannot serve */
  ready(): Promise<void>;
}
