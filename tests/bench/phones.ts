import WebSocket from "ws";

/**
 * Thousands of phones in one process, by the raw protocol (Engine.IO 4, Socket.IO 5), so that the
 * clients cost little beside the server that is measured. Driven by messages from `main.ts`.
 */
interface Phone {
  ws: WebSocket;
  ready: boolean;
  acks: Map<number, { sentAt: number }>;
  nextAck: number;
  asks: number;
}

export type Order =
  | { do: "connect"; url: string; n: number; auth: Record<string, unknown> }
  | { do: "watch" } // count the next question's stage
  | { do: "burst"; run: number; value: unknown; withinMs: number }
  | { do: "close" };

export type News =
  | { news: "connected"; n: number; ms: number }
  | { news: "stage"; firstAt: number; lastAt: number; n: number; text: string; bytes: number }
  | { news: "burst"; latencies: number[]; refused: number };

const phones: Phone[] = [];
let watch: { firstAt: number; lastAt: number; n: number; text: string } | null = null;
let burst: { latencies: number[]; refused: number; left: number } | null = null;

const tell = (news: News) => process.send?.(news);

function connect(url: string, auth: Record<string, unknown>, done: () => void): void {
  const ws = new WebSocket(`${url.replace("http", "ws")}/live/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  const phone: Phone = { ws, ready: false, acks: new Map(), nextAck: 1, asks: 0 };
  phones.push(phone);
  ws.on("message", (data: Buffer) => receive(phone, data.toString("utf8"), auth, done));
  ws.on("error", (error) => {
    process.stderr.write(`phone: ${error.message}\n`);
  });
}

function receive(phone: Phone, text: string, auth: Record<string, unknown>, done: () => void): void {
  if (text.startsWith("0")) {
    phone.ws.send(`40${JSON.stringify(auth)}`);
    return;
  }
  if (text === "2") {
    phone.ws.send("3");
    return;
  }
  if (text.startsWith("44")) {
    process.stderr.write(`refused: ${text}\n`);
    return;
  }
  if (text.startsWith("42")) {
    event(phone, text, done);
    return;
  }
  if (text.startsWith("43")) acknowledged(phone, text);
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
  if (!watch || !text.includes('"step":"open"')) return;
  const now = performance.now();
  if (watch.n === 0) {
    watch.firstAt = now;
    watch.text = text.slice(open);
  }
  watch.lastAt = now;
  watch.n++;
  if (watch.n === phones.length) {
    tell({ news: "stage", ...watch, bytes: text.length });
    watch = null;
  }
}

function acknowledged(phone: Phone, text: string): void {
  const open = text.indexOf("[");
  const id = Number(text.slice(2, open));
  const sent = phone.acks.get(id);
  if (!sent || !burst) return;
  phone.acks.delete(id);
  burst.latencies.push(performance.now() - sent.sentAt);
  if (!text.includes('"ok":true')) burst.refused++;
  burst.left--;
  if (burst.left === 0) {
    tell({ news: "burst", latencies: burst.latencies, refused: burst.refused });
    burst = null;
  }
}

function startBurst(order: Extract<Order, { do: "burst" }>): void {
  burst = { latencies: [], refused: 0, left: phones.length };
  const input = { do: "answer", run: order.run, value: order.value, ms: 400 };
  // Spread evenly over the time, in slices of 5 ms, in an order of joining: no timer a phone.
  const slices = Math.max(1, Math.floor(order.withinMs / 5));
  const each = Math.ceil(phones.length / slices);
  let next = 0;
  const send = () => {
    for (let i = 0; i < each && next < phones.length; i++, next++) {
      const phone = phones[next] as Phone;
      const id = phone.nextAck++;
      phone.acks.set(id, { sentAt: performance.now() });
      phone.ws.send(`42${id}${JSON.stringify(["ask", { id: ++phone.asks, input }])}`);
    }
    if (next < phones.length) setTimeout(send, 5);
  };
  send();
}

process.on("message", (order: Order) => {
  if (order.do === "connect") {
    const from = performance.now();
    let left = order.n;
    let started = 0;
    const more = () => {
      if (started >= order.n) return;
      started++;
      connect(order.url, order.auth, () => {
        left--;
        if (left === 0) tell({ news: "connected", n: order.n, ms: performance.now() - from });
        more();
      });
    };
    for (let i = 0; i < Math.min(100, order.n); i++) more();
  }
  if (order.do === "watch") watch = { firstAt: 0, lastAt: 0, n: 0, text: "" };
  if (order.do === "burst") startBurst(order);
  if (order.do === "close") process.exit(0);
});
