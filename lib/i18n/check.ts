import type { Words } from "./locale.ts";

/** The page that tells a coach before the lesson whether this network will carry it. */
const en = {
  title: "Network check",
  heading: "Will this network carry it?",
  lead: "Open this page on the network that the players will use, best on a phone in the very room. It takes a few seconds and needs no scrimmage.",
  link: "Check the network",
  linkHint: "Before the lesson, on the players' Wi-Fi.",
  checking: "Checking …",
  again: "Check again",
  verdict: {
    good: "Good. This network will carry it.",
    polling: "It works, by long-polling. Live connections are blocked here.",
    poor: "It will not work well on this network.",
    none: "It will not work on this network: nothing gets through to the server.",
  },
  verdictNote: {
    good: "Nothing to ask for. Phones that lose the Wi-Fi for a moment come back by themselves.",
    polling:
      "A round can be played like this: answers and counts come a little later, and phones use more battery. Opening live connections makes it better.",
    poor: "A round would be bumpy. What to ask for is below.",
    none: "Ask for what is below, or use another network.",
  },
  steps: {
    speed: "Reading 50 kB",
    websocket: "Live connection (WebSocket)",
    polling: "Long-polling",
    hold: "Keeping the line open",
  },
  found: {
    waiting: "waiting",
    running: "checking",
    open: "gets through",
    blocked: "blocked",
    none: "does not get through",
    polling: "gets through, as the way round",
    speed: (a: { kBps: number }) => `${a.kBps} kB a second`,
    holding: (a: { sec: number; of: number }) => `open for ${a.sec} of ${a.of} s`,
    held: (a: { of: number }) => `still open after ${a.of} s`,
    cut: "cut before its time",
  },
  rounds: "Round trips",
  roundsLabel: (a: { n: number; median: number; worst: number }) =>
    `${a.n} round trips: median ${a.median} ms, slowest ${a.worst} ms`,
  median: "median",
  worst: "slowest",
  lost: "not back",
  ms: (a: { ms: number }) => `${a.ms} ms`,
  ofAll: (a: { n: number; of: number }) => `${a.n} of ${a.of}`,
  clock: "This device's clock",
  clockRight: "agrees with the server's",
  clockOff: (a: { sec: string; ahead: boolean }) => `${a.sec} s ${a.ahead ? "ahead" : "behind"}`,
  clockNote: "Right or not: every screen follows the server's clock.",
  ask: "What to ask the administrator for",
  nothingToAsk: "Nothing is missing here. If another network gives trouble, run this page there.",
  advice: {
    websocket:
      "Allow WebSocket connections to this host: no filter or inspection that removes the upgrade or swallows it.",
    polling: "Allow plain requests to this host to stay open up to 30 seconds; phones fall back to them.",
    slow: "Answers take long to this host. Ask whether traffic to it goes through a distant filter, and whether it can go directly.",
    uneven: "Some answers take seconds. Ask for less load on this access point, or sit nearer to it.",
    lossy: "Some messages do not come back. Ask whether the access point is overloaded, or sit nearer to it.",
    thin: "Little comes through at once. Ask for a higher limit for each device or for this host.",
    cut: "Lines are cut while they are in use. Ask for idle timeouts of 30 seconds or more, better 120.",
  },
  copyHeading: "To send on",
  copy: "Copy the text",
  copied: "Copied",
  copyHint: "Select the text and copy it.",
  text: (a: { host: string; address: string; socket: string; needs: readonly string[]; found: string }) =>
    [
      "Please allow the following for a lesson with Scrimmage:",
      "",
      `- Host: ${a.host}`,
      `- Pages and long-polling: ${a.address} (requests stay open up to 30 seconds)`,
      `- WebSocket: ${a.socket}`,
      "- No idle timeout under 30 seconds on these connections (120 is better)",
      "- Two connections for each device; a whole class comes from one address, so no limit by address under 100",
      "- No other host is needed",
      "",
      ...(a.needs.length > 0
        ? ["What the check on this network asks for:", ...a.needs.map((one) => `- ${one}`), ""]
        : []),
      `Measured: ${a.found}`,
    ].join("\n"),
  measured: (a: { transport: string; median: number; worst: number; kBps: number }) =>
    `${a.transport}, round trip ${a.median} ms (slowest ${a.worst} ms), ${a.kBps} kB a second.`,
  measuredNone: "nothing got through.",
  overWebsocket: "WebSocket",
  overPolling: "long-polling only",
};

export type CheckWords = typeof en;
export const checkWords: Words<CheckWords> = { en };
