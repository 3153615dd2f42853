import type { DefaultEventsMap, Namespace } from "socket.io";
import { CHECK_NAMESPACE, type CheckToServer } from "#lib/protocol/check.ts";
import type { Wire } from "./channel.ts";
import { Rate } from "./rate.ts";

const LINES_MAX = 200;
const SAMPLES_PER_10S = 100;
const LINE_MS = 90_000;

type CheckWire = Namespace<CheckToServer, DefaultEventsMap>;

/**
 * A line for the check page: whoever has the address may see how long a word takes to the server and
 * back, over the very path that a scrimmage takes. It knows nothing, and it does not stay open.
 */
export function openCheck(io: Wire, now: () => number): void {
  const check = io.of(CHECK_NAMESPACE) as unknown as CheckWire;
  check.use((_, next) => {
    // Another process, or a moment later.
    if (check.sockets.size >= LINES_MAX) next(Object.assign(new Error("busy"), { data: { code: "busy" } }));
    else next();
  });
  check.on("connection", (socket) => {
    const rate = new Rate(SAMPLES_PER_10S);
    const timer = setTimeout(() => socket.disconnect(true), LINE_MS);
    socket.on("sample", (reply) => {
      if (typeof reply === "function" && rate.take()) reply({ now: now() });
    });
    socket.on("disconnect", () => clearTimeout(timer));
  });
}
