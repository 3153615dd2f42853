import { io, type Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CLASS_PLAN } from "#lib/model/templates.ts";
import type { PacksAnswer, ScrimmageAnswer } from "#lib/protocol/http.ts";
import {
  type Ack,
  PROTOCOL_VERSION,
  type ToClient,
  type ToServer,
  type Welcome,
} from "#lib/protocol/messages.ts";
import type { CoachStage, Roster } from "#lib/views/types.ts";
import { COACH_COOKIE, coachProof } from "#server/http/guard.ts";
import { byKey, KEY } from "../support/http.ts";
import { httpLive } from "../support/http-live.ts";
import { until } from "../support/server.ts";

/** What a clever pupil tries at the door. */
describe("the door against those who mean no good", () => {
  let live: Awaited<ReturnType<typeof httpLive>>;
  let made: ScrimmageAnswer;
  const sockets: Socket<ToClient, ToServer>[] = [];

  beforeEach(async () => {
    live = await httpLive();
    const { packs } = (await (await fetch(`${live.url}/api/packs`, byKey("GET"))).json()) as PacksAnswer;
    const post = byKey("POST", { plan: CLASS_PLAN, packs: packs.map(({ id }) => id) });
    made = (await (await fetch(`${live.url}/api/scrimmages`, post)).json()) as ScrimmageAnswer;
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.disconnect();
    await live.dispose();
  });

  function connect(
    auth: object,
    headers: Record<string, string> = {},
    reconnection = false,
  ): Socket<ToClient, ToServer> {
    const socket: Socket<ToClient, ToServer> = io(live.url, {
      path: "/live",
      transports: ["websocket"],
      forceNew: true,
      reconnection,
      reconnectionDelay: 100,
      reconnectionDelayMax: 400,
      auth: { v: PROTOCOL_VERSION, code: made.code, ...auth },
      extraHeaders: headers,
    });
    sockets.push(socket);
    return socket;
  }

  /** the code it is refused with, or null when it comes in */
  function refusal(socket: Socket<ToClient, ToServer>): Promise<string | null> {
    return new Promise((resolve) => {
      socket.on("connect", () => resolve(null));
      socket.on("connect_error", (error) =>
        resolve((error as { data?: { code: string } }).data?.code ?? "?"),
      );
    });
  }

  const coach = { role: "coach", client: "desk" };
  const key = { authorization: `Bearer ${KEY}` };
  const cookie = { cookie: `${COACH_COOKIE}=${coachProof(KEY)}` };

  /** a coach who sees the list of seats */
  async function desk(): Promise<{ roster: () => Roster | null; seq: () => Promise<number> }> {
    let roster: Roster | null = null;
    let stage: CoachStage | null = null;
    const socket = connect(coach, key);
    socket.on("roster", (seen) => {
      roster = seen;
    });
    socket.on("stage", (seen) => {
      stage = seen as CoachStage;
    });
    await until(() => stage !== null);
    let asks = 0;
    const seq = () =>
      new Promise<number>((resolve) =>
        socket.emit("ask", { id: ++asks, input: { do: "shield", on: true } }, (ack) =>
          resolve(ack.ok ? ack.seq : -1),
        ),
      );
    return { roster: () => roster, seq };
  }

  test("GW17 wrong keys at the socket are counted, and then the right one is not looked at", async () => {
    for (let i = 0; i < 20; i++)
      expect(await refusal(connect(coach, { authorization: `Bearer try ${i}` }))).toBe("no-key");
    expect(await refusal(connect(coach, key))).toBe("too-fast");
    expect(await refusal(connect(coach, cookie))).toBeNull();
  });

  test("GW18 another site's page does not get in with the coach's cookie", async () => {
    expect(await refusal(connect(coach, { ...cookie, origin: "http://127.0.0.1:9" }))).toBe("no-key");
    expect(await refusal(connect(coach, { ...cookie, origin: "null" }))).toBe("no-key");
    expect(await refusal(connect(coach, { ...cookie, origin: live.url }))).toBeNull();
    expect(await refusal(connect(coach, cookie))).toBeNull();
  });

  test("GW19 who is gone before coming in leaves no seat taken", async () => {
    const { roster } = await desk();
    for (let i = 0; i < 5; i++) {
      const socket = connect({ role: "player", name: `Ghost ${i}` });
      socket.io.on("open", () => setImmediate(() => socket.io.engine.close()));
    }
    await until(() => roster()?.seats.length === 5);
    await until(() => roster()?.seats.every((seat) => !seat.connected) ?? false);
  });

  test("GW20 joins that are refused write nothing", async () => {
    const { seq } = await desk();
    expect(await refusal(connect({ role: "player", name: "Ada" }))).toBeNull();
    const before = await seq();
    expect(await refusal(connect({ role: "player", name: "ada" }))).toBe("name-taken");
    expect(await refusal(connect({ role: "player", name: "x".repeat(30) }))).toBe("name-empty");
    expect(await seq()).toBe(before + 1);
  });

  test("GW21 a seat that comes and goes too often is put off, and comes in by itself", async () => {
    const { roster, seq } = await desk();
    const first = connect({ role: "player" });
    const { token } = await new Promise<Welcome>((resolve) => first.on("welcome", resolve));
    const before = await seq();
    for (let i = 0; i < 60; i++) {
      const socket = connect({ role: "player", token });
      await new Promise<void>((resolve) => {
        socket.on("connect", resolve);
        socket.io.on("close", () => resolve());
      });
      socket.disconnect();
    }
    expect((await seq()) - before).toBeLessThan(80);
    const phone = connect({ role: "player", token }, {}, true);
    await until(() => phone.connected);
    await until(() => roster()?.seats[0]?.connected === true);
  });

  test("GW7 coming again brings no new asks", async () => {
    const taken = async (socket: Socket<ToClient, ToServer>, from: number) => {
      const asks = Array.from({ length: 80 }, (_, i) => ({
        id: from + i,
        input: { do: "calm" as const, on: true },
      }));
      const acks = await Promise.all(
        asks.map((ask) => new Promise<Ack>((resolve) => socket.emit("ask", ask, resolve))),
      );
      return acks.filter(({ ok }) => ok).length;
    };
    const first = connect({ role: "player" });
    const { token } = await new Promise<Welcome>((resolve) => first.on("welcome", resolve));
    let all = await taken(first, 1);
    for (const from of [101, 201, 301]) {
      const again = connect({ role: "player", token });
      expect(await refusal(again)).toBeNull();
      all += await taken(again, from);
    }
    expect(all).toBeLessThan(160);
  });

  test("HT26 an address that nobody gave out is not found, whatever stands in it", async () => {
    const socket = connect({ role: "player" });
    const welcome = await new Promise<Welcome>((resolve) => socket.on("welcome", resolve));
    for (const id of [welcome.scrimmage, "nobody", "%C3%A9", "a%20b", "..%2F..", "__proto__"])
      for (const secret of ["x", "a".repeat(20), "%C3%A9".repeat(20)])
        expect((await fetch(`${live.url}/api/mine/${id}/${secret}`)).status).toBe(404);
  });
});
