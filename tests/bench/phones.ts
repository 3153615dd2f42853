import WebSocket from "ws";

/**
 * Thousands of phones in one process, by the raw protocol (Engine.IO 4, Socket.IO 5), so that the
 * clients cost little beside the server that is measured. Driven by messages from `crowd.ts`.
 */
interface Phone {
  ws: WebSocket;
  /** a coach's desk or a projector listens; only players count and answer */
  player: boolean;
  /** its how-manieth place in its scrimmage: answers come from all scrimmages in turn */
  turn: number;
  ready: boolean;
  /** the question that it was shown last, and the last that it answered */
  run: number;
  answered: number;
  seenAt: number;
  opensAt: number;
  sentAt: number;
  nextAck: number;
}

/** `n` sockets that come to one place. */
export interface Place {
  url: string;
  n: number;
  auth: Record<string, unknown>;
  headers?: Record<string, string>;
}

export type Order =
  | { do: "connect"; places: readonly Place[] }
  | { do: "watch" } // say when every player has the next question
  | { do: "burst"; value: unknown; withinMs: number }
  | { do: "close" };

export type News =
  | { news: "connected"; ms: number }
  | { news: "stage"; spreadMs: number; opensAt: number; text: string; bytes: number }
  | { news: "burst"; latencies: number[]; refused: number };

const CONNECTING_MAX = 100;
const SLICE_MS = 5;

const phones: Phone[] = [];
let players: Phone[] = [];
let watching = false;
/** players with a question that they have not answered */
let fresh = 0;
let last = "";
let burst: { latencies: number[]; refused: number; left: number } | null = null;

const tell = (news: News) => process.send?.(news);

function connect(place: Place, turn: number, done: () => void): void {
  const { url, auth, headers } = place;
  const ws = new WebSocket(`${url.replace("http", "ws")}/live/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    ...(headers && { headers }),
  });
  const player = auth.role !== "coach" && auth.role !== "projector";
  const phone: Phone = {
    ...{ ws, player, turn, ready: false, run: 0, answered: 0 },
    ...{ seenAt: 0, opensAt: 0, sentAt: 0, nextAck: 1 },
  };
  phones.push(phone);
  ws.on("message", (bytes: Buffer) => receive(phone, bytes.toString("utf8"), auth, done));
  ws.on("error", (error) => {
    process.stderr.write(`phone: ${error.message}\n`);
  });
}

function receive(phone: Phone, text: string, auth: Record<string, unknown>, done: () => void): void {
  if (text.startsWith("0")) phone.ws.send(`40${JSON.stringify(auth)}`);
  else if (text === "2") phone.ws.send("3");
  else if (text.startsWith("44")) process.stderr.write(`refused: ${text}\n`);
  else if (text.startsWith("42")) event(phone, text, done);
  else if (text.startsWith("43")) acknowledged(phone, text);
}

function event(phone: Phone, text: string, done: () => void): void {
  const open = text.indexOf("[");
  const id = text.slice(2, open);
  if (text.startsWith('["time"', open)) {
    phone.ws.send(`43${id}[${Date.now()}]`);
    return;
  }
  if (!text.startsWith('["stage"', open)) return;
  if (!phone.ready) {
    phone.ready = true;
    done();
  }
  if (!phone.player || !text.includes('"step":"open"')) return;
  const run = numberAfter(text, '"run":');
  if (run <= phone.run) return;
  if (phone.run === phone.answered) fresh++;
  phone.run = run;
  phone.seenAt = performance.now();
  phone.opensAt = numberAfter(text, '"opensAt":');
  last = text.slice(open);
  toldAll();
}

function numberAfter(text: string, name: string): number {
  const at = text.indexOf(name);
  return at === -1 ? 0 : Number.parseInt(text.slice(at + name.length, at + name.length + 16), 10);
}

/** Says it once every player has a question that it has not answered. */
function toldAll(): void {
  if (!watching || fresh < players.length) return;
  watching = false;
  const seen = players.map((phone) => phone.seenAt);
  const spreadMs = seen.reduce((a, b) => Math.max(a, b), 0) - seen.reduce((a, b) => Math.min(a, b));
  const opensAt = players.reduce((latest, phone) => Math.max(latest, phone.opensAt), 0);
  tell({ news: "stage", spreadMs, opensAt, text: last, bytes: last.length + 2 });
}

function acknowledged(phone: Phone, text: string): void {
  if (!burst || phone.sentAt === 0) return;
  burst.latencies.push(performance.now() - phone.sentAt);
  phone.sentAt = 0;
  if (!text.includes('"ok":true')) burst.refused++;
  burst.left--;
  if (burst.left > 0) return;
  tell({ news: "burst", latencies: burst.latencies, refused: burst.refused });
  burst = null;
}

/** Spread evenly over the time, in slices: no timer a phone. */
function startBurst(order: Extract<Order, { do: "burst" }>): void {
  burst = { latencies: [], refused: 0, left: players.length };
  const from = performance.now();
  let next = 0;
  const send = () => {
    const share = Math.min(1, (performance.now() - from + SLICE_MS) / order.withinMs);
    for (const due = Math.ceil(share * players.length); next < due; next++) {
      const phone = players[next] as Phone;
      if (phone.run > phone.answered) fresh--;
      phone.answered = phone.run;
      phone.sentAt = performance.now();
      const input = { do: "answer", run: phone.run, value: order.value, ms: 400 };
      const id = phone.nextAck++;
      phone.ws.send(`42${id}${JSON.stringify(["ask", { id, input }])}`);
    }
    if (next < players.length) setTimeout(send, SLICE_MS);
  };
  send();
}

function connectAll(places: readonly Place[]): void {
  const from = performance.now();
  const wanted = places.flatMap((place) => Array.from({ length: place.n }, (_, turn) => ({ place, turn })));
  let started = 0;
  let left = wanted.length;
  const more = () => {
    const next = wanted[started++];
    if (!next) return;
    connect(next.place, next.turn, () => {
      left--;
      if (left === 0) {
        players = phones.filter((phone) => phone.player).sort((a, b) => a.turn - b.turn);
        tell({ news: "connected", ms: performance.now() - from });
      }
      more();
    });
  };
  for (let i = 0; i < CONNECTING_MAX; i++) more();
}

process.on("message", (order: Order) => {
  if (order.do === "connect") connectAll(order.places);
  if (order.do === "watch") {
    watching = true;
    toldAll();
  }
  if (order.do === "burst") startBurst(order);
  if (order.do === "close") process.exit(0);
});
process.on("disconnect", () => process.exit(0));
