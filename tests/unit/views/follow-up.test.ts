import { describe, expect, it } from "vitest";
import type { SquadStart } from "#lib/model/squad.ts";
import { buildMine } from "#lib/review/mine.ts";
import { keptView, thenNowView } from "#lib/views/follow-up.ts";
import { seatView } from "#lib/views/seat.ts";
import { stage } from "#lib/views/stage.ts";
import { demoQuestions } from "../../support/bank.ts";
import { startOf } from "../../support/history.ts";
import { Room, T0 } from "../../support/room.ts";
import { DAY, Term } from "../../support/term.ts";

/** A follow-up of eight probes, played by so many members who had all of them right on the day. */
function followUp(members: number, gapDays = 9): Room {
  const questions = demoQuestions(24);
  const start = startOf(questions, { members, before: (i) => (i < 8 ? { probe: true } : null) });
  const onDay = Object.fromEntries(start.members.map(({ id }) => [id, 1 as const]));
  const probes = Array.from({ length: 8 }, (_, index) => ({
    ...{ index, played: index, wording: "same" as const, control: index === 7, onDay },
  }));
  const squad: SquadStart = {
    ...{ ...start, kind: "followUp", booking: "b" },
    followUp: { of: "s", gapDays, probes, dropped: [], prediction: null },
  };
  const room = new Room({ squad, questions });
  room.coachArrives();
  room.joinSquad();
  room.toReview((seat) => seat % 2 === 0);
  return room;
}

describe("a follow-up's own end", () => {
  it("VW27 S2 counts nobody's answer to what that player, or the room, saw in the last 24 hours", () => {
    const kept = (between: (term: Term, probe: string) => void) => {
      const term = new Term(6);
      const day = term.play({ day: 0, right: () => true });
      const probe = day.probes.find(({ wording, control }) => wording === "same" && !control)?.question ?? "";
      between(term, probe);
      const room = term.open({ day: 7 }, "followUp", null);
      room.toReview();
      return [0, 1].map((n) => keptView(room.state, n)?.asked ?? 0);
    };
    const [all = 0] = kept(() => {});
    const line = (question: string, hours: number) => (term: Term) => {
      const at = T0 + 7 * DAY - hours * 3_600_000;
      term.put(at, { do: "optIn", member: "member-1", on: true });
      term.put(at, { do: "practised", member: "member-1", question, right: true, sure: null });
    };
    expect(kept((term, probe) => line(probe, 3)(term))).toEqual([all, all - 1]);
    expect(kept((term, probe) => line(probe, 25)(term))).toEqual([all, all]);
    expect(kept((term) => term.play({ day: 6.5 }))[0]).toBeLessThan(all);
  });

  it("VW27 shows the room then and now from five players on, from the talk on", () => {
    const room = followUp(6);
    expect(stage(room.state)).toMatchObject({ followUp: { gapDays: 9 }, part: "film", thenNow: null });
    room.toPart("talk");
    const seen = thenNowView(room.state);
    expect(stage(room.state)).toMatchObject({ thenNow: seen });
    expect(seen).toMatchObject({ gapDays: 9, both: 6, of: 6, retained_on: { players: 6, gapDays: 9 } });
    expect(seen?.performance_today.right).toBe(seen?.performance_today.asked);
    expect(seen?.retained_on.right).toBe((seen?.retained_on.asked ?? 0) / 2);
    expect(JSON.stringify(stage(room.state))).not.toContain("member-id");
    expect(thenNowView(followUp(4).state)).toBeNull();
    expect(thenNowView(followUp(6, 0).state)).toBeNull();
  });

  it("VW27 tells each phone its own", () => {
    const room = followUp(3);
    const even = keptView(room.state, 0);
    const odd = keptView(room.state, 1);
    expect(even).toMatchObject({ gapDays: 9, before: even?.asked, kept: even?.asked });
    expect(odd).toMatchObject({ asked: even?.asked, kept: 0, now: 0 });
    expect(seatView(room.state, 1)?.kept).toEqual(odd);
    expect(buildMine(room.state, 1)?.kept).toEqual(odd);
    expect(keptView(followUp(3, 0).state, 0)).toBeNull();
    const ordinary = new Room();
    ordinary.coachArrives();
    ordinary.joinAll(1);
    ordinary.toReview();
    expect(seatView(ordinary.state, 0)).not.toHaveProperty("kept");
  });
});
