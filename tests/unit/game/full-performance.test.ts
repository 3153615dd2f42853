import { describe, expect, it, vi } from "vitest";
import { FULL_SEC_MAX, FULL_SEC_MIN, ROUND_SEC_MAX } from "#lib/kit/limits.ts";
import type { Plan } from "#lib/model/plan.ts";
import { planSchema } from "#lib/model/plan-schema.ts";
import type { QuestionBase } from "#lib/model/question.ts";
import type { State } from "#lib/model/state.ts";
import { CLASS_PLAN, FULL_PLAN } from "#lib/model/templates.ts";
import { expectedSlots } from "#lib/sequence/plan.ts";
import { familyOf } from "#lib/squad/edition.ts";
import { coachStage } from "#lib/views/coach.ts";
import { playerStage, projectorStage } from "#lib/views/stage.ts";
import { demoQuestions } from "../../support/bank.ts";
import { startOf } from "../../support/history.ts";
import { never, Room } from "../../support/room.ts";

vi.setConfig({ testTimeout: 60_000 });

const families = (state: State) =>
  state.runs.map((run) => familyOf(state.questions[run.question] as QuestionBase));

/** a squad's, in its lobby; three in four of its questions were asked before, so that there could be a clutch */
function room(plan: Partial<Plan> = {}, questions = demoQuestions(120, 8)): Room {
  const squad = startOf(questions, { theta: () => 1, before: (i) => (i % 4 ? { known: 0.7 } : null) });
  const made = new Room({ questions, squad, plan: { ...FULL_PLAN, ...plan } });
  made.joinSquad();
  made.coachArrives();
  return made;
}

describe("a full performance", () => {
  it("FP1 VW28 is one round and then the review, whatever its plan says, and says so in every phase", () => {
    // Three rounds and returns could only come from an entry that no door wrote.
    const full = room({ rounds: 3, dialLadder: [3, 1, 1], returnBudget: 0.15, roundSec: 300 });
    expect(full.state.plan).toMatchObject({ rounds: 1, dialLadder: [3], returnBudget: 0 });
    const scrimmage = new Room({ plan: { rounds: 1, dialLadder: [2], roundSec: 60 } });
    scrimmage.joinAll(4);
    scrimmage.coachArrives();
    const phases = new Set<string>();
    const says = (one: Room) => {
      phases.add(one.state.phase);
      const seen = [playerStage(one.state), projectorStage(one.state), coachStage(one.state)];
      return new Set(seen.map((stage) => stage.mode));
    };
    for (const [one, mode] of [
      [full, "fullPerformance"],
      [scrimmage, undefined],
    ] as const) {
      expect(says(one)).toEqual(new Set([mode]));
      one.coach({ do: "start" });
      one.play(() => {
        expect(says(one)).toEqual(new Set([mode]));
        return one.state.phase === "review";
      }, never);
      one.toPart("commit");
      one.coach({ do: "followUp", days: [] });
      one.coach({ do: "seal" });
      expect(says(one)).toEqual(new Set([mode]));
    }
    expect(phases).toEqual(new Set(["lobby", "count", "question", "review", "sealed"]));
    const { rounds, breaks, runs } = full.state;
    expect([rounds.length, breaks.length]).toEqual([1, 0]);
    // Everything was wrong, and nothing was eased, adjusted or held back.
    expect(rounds[0]).toMatchObject({ dial: 3, eased: false, accessItems: 0, adjustments: [], held: null });
    expect(runs.filter((run) => run.held)).toEqual([]);
  });

  it("FP1 takes no adjustment and holds no answer back", () => {
    const full = room();
    const level = { what: "level", by: -1 } as const;
    const change = {
      change: level,
      kind: "tactical",
      prediction: { metric: "all", direction: "up" },
    } as const;
    full.coach({ do: "start" });
    const run = full.toOpen();
    expect(full.coach({ do: "adjust", items: [change] })).toBe("wrong-phase");
    expect(full.coach({ do: "dial", value: 1 })).toBe("wrong-phase");
    expect(full.coach({ do: "hold", run: run.run })).not.toBeNull();
  });

  it("FP2 SQ47 asks nothing twice, counts everything once, and ends with its questions", () => {
    for (const dial of [2, 3, 4] as const) {
      const full = room({ dialLadder: [dial] });
      full.toReview();
      expect(new Set(families(full.state)).size).toBe(full.state.runs.length);
      expect(full.state.runs.filter((run) => run.counts > 1 || run.slot === "clutch")).toEqual([]);
      expect(full.state.compromises.filter(({ what }) => what === "no_clutch")).toEqual([]);
    }
    const few = demoQuestions(9, 3);
    const short = room({ roundSec: FULL_SEC_MAX }, few);
    const all = new Set(few.map(familyOf));
    expect(expectedSlots(short.state.bank, short.state.plan)).toBe(all.size);
    short.toReview(never);
    expect(families(short.state).toSorted()).toEqual([...all].toSorted());
    expect(short.state.rounds[0]?.endedAt).toBeLessThan(short.state.rounds[0]?.endsAt ?? 0);
  });

  it("FP2 ends with its time, within ten seconds of it", () => {
    for (const roundSec of [300, 900]) {
      const full = room({ roundSec }, demoQuestions(200, 10));
      full.toReview();
      const [round] = full.state.rounds;
      expect(Math.abs((round?.endedAt ?? 0) - (round?.endsAt ?? 0))).toBeLessThanOrEqual(10_000);
    }
  });

  it("FP3 has one round of 3 to 45 minutes and brings nothing back", () => {
    const takes = (plan: Partial<Plan>) => planSchema.safeParse({ ...FULL_PLAN, ...plan }).success;
    expect(planSchema.parse(FULL_PLAN)).toEqual(FULL_PLAN);
    expect(takes({ roundSec: FULL_SEC_MAX }) && takes({ roundSec: FULL_SEC_MIN })).toBe(true);
    expect(takes({ roundSec: FULL_SEC_MAX + 1 }) || takes({ roundSec: FULL_SEC_MIN - 1 })).toBe(false);
    expect(takes({ rounds: 2, dialLadder: [3, 3] })).toBe(false);
    expect(takes({ returnBudget: 0.05 })).toBe(false);
    for (const mode of [undefined, "scrimmage"] as const) {
      const plan = mode ? { ...CLASS_PLAN, mode } : CLASS_PLAN;
      expect(planSchema.parse(plan)).toEqual(plan);
      expect(planSchema.safeParse({ ...plan, roundSec: ROUND_SEC_MAX + 1 }).success).toBe(false);
    }
    expect(planSchema.safeParse({ ...CLASS_PLAN, mode: "exam" }).success).toBe(false);
  });
});
