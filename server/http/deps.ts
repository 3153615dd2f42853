import type { Stores } from "#server/stores/types.ts";
import type { Rooms } from "./rooms.ts";

/** What the routes stand on. */
export interface HttpDeps {
  stores: Stores;
  config: {
    coachKey: string;
    /** base of join links, e.g. "http://192.168.1.20:3000" */
    publicUrl: string;
  };
  rooms: Rooms;
  /** throws with one clear sentence while the server cannot serve */
  ready(): Promise<void>;
}
