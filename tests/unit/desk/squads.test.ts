import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { connectSchema } from "#lib/protocol/connect.ts";
import { parseRoster } from "#lib/squad/roster.ts";
import { keyFile, keyOf } from "../../../app/coach/squads/_parts/key.ts";
import { keyFrom, newMember } from "../../../app/coach/squads/_parts/new-member.ts";
import { drawPin } from "../../../app/coach/squads/_parts/pin.ts";
import { ReceiptCard } from "../../../app/coach/squads/_parts/receipt.tsx";
import { foundIn } from "../../../app/j/found-in.ts";
import { dropDevice, keepDevice, keptDevice, readWho, writeWho } from "../../../app/play/who.ts";

const LIST = 'name,pin,time,calm\nAda "Countess" L.,1234,1.5,\nGrace Hopper,,,x\n';

describe("squads on the desk", () => {
  test("QD1 of a pseudonymous squad no name is sent", () => {
    const { members } = parseRoster(LIST, []);
    expect(members.map((line) => newMember(line, true))).toEqual([
      { pin: "1234", timeMult: 1.5 },
      { calm: true },
    ]);
    expect(
      newMember(members[1] ?? { line: 0, name: "", pin: null, timeMult: 1, calm: false }, false),
    ).toEqual({
      name: "Grace Hopper",
      calm: true,
    });
  });

  test("QD2 the list of real names goes out as a table and comes back whole", () => {
    const lines = parseRoster(LIST, []).members;
    const made = [
      { id: "m1", name: "Polar Island" },
      { id: "m2", name: "Jolly Fox" },
    ];
    const key = keyFrom({ ok: true, id: "s", members: made }, lines);
    expect(key).toEqual({ m1: lines[0]?.name, m2: "Grace Hopper" });
    expect(keyOf(made, keyFile(made, key))).toEqual(key);
    expect(keyOf([...made, { id: "m3", name: "Proud Lake" }], keyFile(made, key))).toEqual(key);
    expect(keyOf(made, "something else\naltogether")).toEqual({});
  });

  test("QD3 a PIN is four digits that are not all the same", () => {
    const pins = Array.from({ length: 400 }, drawPin);
    for (const pin of pins) {
      expect(pin).toMatch(/^\d{4}$/);
      expect(new Set(pin).size).toBeGreaterThan(1);
    }
    expect(new Set(pins).size).toBeGreaterThan(350);
  });

  test("QD4 a receipt says how much went and what stays", () => {
    const removed = { members: 1, sessions: 3, answers: 41, practised: 2, bookings: 0 };
    const receipt = {
      what: "member",
      at: 1_795_000_000_000,
      removed,
      stays: { scrimmages: 3, answers: 41 },
    } as const;
    const text = renderToStaticMarkup(createElement(ReceiptCard, { erased: { receipt } }));
    for (const said of [
      "41 answers in the history, from 3 sessions",
      "2 answers of own practice",
      "41 answers in 3 scrimmages, under no name",
    ])
      expect(text).toContain(said);
    const squad = { ...receipt, what: "squad", stays: { scrimmages: 0, answers: 0 } } as const;
    const whole = renderToStaticMarkup(
      createElement(ReceiptCard, { erased: { receipt: squad, scrimmages: 4 } }),
    );
    expect(whole).toContain("4 scrimmages with their reviews");
    expect(whole).toContain("Nothing.");
  });
});

describe("the join page", () => {
  test("JO1 a name is found by how its words begin", () => {
    for (const typed of ["", "ada", "LOVE", "lov ad", "ada lovelace", " a "])
      expect(foundIn("Ada Lovelace", typed)).toBe(true);
    expect(foundIn("Åsa Öberg-Lind", "lin asa")).toBe(true);
    for (const typed of ["da", "adam", "ada x"]) expect(foundIn("Ada Lovelace", typed)).toBe(false);
  });

  test("JO2 who somebody wants to be comes along to the scrimmage; a kept phone has one word until it is dropped", () => {
    writeWho("ABC23", { member: "f00d", pin: "2468" });
    expect(readWho("ABC23")).toEqual({ member: "f00d", pin: "2468" });
    writeWho("ABC23", null);
    expect(readWho("ABC23")).toBeNull();
    expect(keptDevice()).toBeNull();
    const device = keepDevice();
    expect(keepDevice()).toBe(device);
    const auth = { v: 1, code: "ABC23", role: "player", name: "Kim", device };
    expect(connectSchema.safeParse(auth).success).toBe(true);
    dropDevice();
    expect(keepDevice()).not.toBe(device);
  });
});
