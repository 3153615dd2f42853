import { describe, expect, it } from "vitest";
import { buildMine } from "#lib/review/mine.ts";
import { buildReport } from "#lib/review/report.ts";
import { recordOf } from "#lib/squad/record.ts";
import { coachStage } from "#lib/views/coach.ts";
import { seatView } from "#lib/views/seat.ts";
import { stage } from "#lib/views/stage.ts";
import { demoQuestions } from "../../support/bank.ts";
import { startOf } from "../../support/history.ts";
import { Room } from "../../support/room.ts";

describe("answers that came in alike", () => {
  /** the first two seats are wrong together, at the same moments or far apart */
  function neighbours(apartMs: number, rules?: number): Room {
    const questions = demoQuestions(48, 6).filter(({ kind }) => kind === "choice");
    const squad = startOf(questions, { members: 6 });
    const room = new Room({ questions, squad, plan: { rounds: 1 }, ...(rules && { rules }) });
    room.joinSquad();
    room.coachArrives();
    room.coach({ do: "start" });
    for (let turn = 0; turn < 6; turn++) {
      room.toOpen();
      room.answer(0, false, 2_000);
      room.answer(1, false, 2_000 + apartMs);
      room.answer(2, true, 5_000);
      room.answer(3, turn % 2 === 0, 6_500);
      room.answer(4, turn % 3 === 0, 8_000);
      room.answer(5, true, 9_500);
    }
    room.coach({ do: "endRound", round: 1 });
    room.play(() => room.state.phase === "review");
    return room;
  }

  it("GH18 weigh less in the scrimmage and in what the squad keeps, and in older logs as ever", () => {
    const beside = neighbours(400);
    const apart = neighbours(1_500);
    expect(beside.seat(0).theta.m).toBeGreaterThan(apart.seat(0).theta.m + 0.05);
    expect(beside.seat(0).theta.v).toBeGreaterThan(apart.seat(0).theta.v);
    expect(neighbours(400, 2).seat(0).theta).toEqual(neighbours(1_500, 2).seat(0).theta);
    const weights = (room: Room) => {
      room.toPart("commit");
      room.coach({ do: "followUp", days: [] });
      room.coach({ do: "seal" });
      const asked = recordOf(room.state)?.asked ?? [];
      return asked.flatMap(({ answers }) =>
        answers.flatMap(({ player, weight }) => weight ?? (player < 2 ? 1 : [])),
      );
    };
    expect(weights(beside)).toEqual(beside.state.runs.flatMap(() => [0.5, 0.5]));
    expect(new Set(weights(apart))).toEqual(new Set([1]));
  });

  it("GH18 no screen has anything of it; the coach's review has a number of answers", () => {
    const beside = neighbours(400).state;
    const apart = neighbours(1_500).state;
    expect(buildReport(beside).effort.alike).toBe(2 * beside.runs.length);
    expect(buildReport(apart).effort).not.toHaveProperty("alike");
    for (const told of [stage(beside), coachStage(beside), seatView(beside, 0), buildMine(beside, 0)])
      expect(JSON.stringify(told)).not.toMatch(/alike|weight/);
  });
});
