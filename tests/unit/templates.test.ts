import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proper } from "#lib/learning/confidence.ts";
import type { Plan } from "#lib/model/plan.ts";
import { planSchema } from "#lib/model/plan-schema.ts";
import { CERTAINTY_BASED, CLASS_PLAN, fitLadder, SCRIMMAGE_3, TEMPLATES } from "#lib/model/templates.ts";
import { planClock } from "#lib/sequence/plan.ts";
import { planTime } from "../../app/coach/new/_wizard/clock-parts.ts";
import { daysBefore, moved, oneMore } from "../../app/coach/new/_wizard/follow-ups.ts";

const planOf = (id: string): Plan => {
  const found = TEMPLATES.find((template) => template.id === id);
  if (!found) throw new Error(`no template ${id}`);
  return found.plan;
};

describe("templates", () => {
  test("every one is a plan that the door takes", () => {
    expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length);
    for (const { plan } of TEMPLATES) {
      expect(planSchema.parse(plan)).toEqual(plan);
      expect(proper(plan.confidence)).toBe(true);
    }
    expect(proper(CERTAINTY_BASED)).toBe(true);
    expect(proper(SCRIMMAGE_3)).toBe(true);
  });

  test("the class plan holds the defaults of the learning spec, section 10", () => {
    expect(CLASS_PLAN).toMatchObject({
      roundSec: 240,
      rounds: 4,
      breakSec: 75,
      dialLadder: [1, 2, 2, 3],
      reviewMin: 7,
      returnBudget: 0.05,
      confidence: { right: [1, 2, 3], wrong: [0, -1, -4] },
      followUps: [2, 7, 21],
    });
  });

  test("classroom plans have no teams against each other and no dial above 3", () => {
    for (const { plan } of TEMPLATES.filter((template) => template.plan.format === "classroom")) {
      expect(plan.teams.how).toBe("none");
      for (const dial of plan.dialLadder) expect(dial).toBeLessThanOrEqual(3);
    }
    expect(planOf("club").dialLadder).toEqual([2, 3, 3, 4]);
  });

  test("each fits the time that its name promises", () => {
    expect(planTime(planOf("class-45"), 45).spareSec).toBeGreaterThan(0);
    expect(planClock(planOf("bell-ringer"))).toBeLessThan(12 * 60);
    expect(Math.round(planClock(planOf("demo")) / 60)).toBe(3);
  });

  test("a ladder for other rounds is cut or carried on", () => {
    expect(fitLadder([1, 2, 2, 3], 2)).toEqual([1, 2]);
    expect(fitLadder([1, 2, 2, 3], 6)).toEqual([1, 2, 2, 3, 3, 3]);
    expect(fitLadder([], 1)).toEqual([1]);
  });
});

describe("the plan on the clock", () => {
  test("the parts fill the lesson, or say by how much they do not fit", () => {
    const time = planTime(CLASS_PLAN, 45);
    expect(time.parts.map(({ kind }) => kind).join(" ")).toBe(
      "lobby round break round break round break round review spare",
    );
    expect(time.needSec + time.spareSec).toBe(45 * 60);
    expect(time.reviewAtSec).toBe(time.needSec - 420);
    expect(planTime(CLASS_PLAN, 20).spareSec).toBe(20 * 60 - time.needSec);
    expect(planTime(CLASS_PLAN, 20).parts.at(-1)?.kind).toBe("review");
  });
});

describe("follow-up days", () => {
  test("they spread as the learning spec's examples do", () => {
    expect(daysBefore(30, 3)).toEqual([3, 10, 19]);
    expect(daysBefore(60, 3)).toEqual([7, 20, 38]);
    expect(daysBefore(14, 1)).toEqual([7]);
  });

  test("whatever is asked for, the plan stays one that the door takes", () => {
    const days = fc
      .tuple(fc.integer({ min: 2, max: 366 }), fc.integer({ min: 1, max: 3 }))
      .map(([inDays, count]) => daysBefore(inDays, count));
    const steps = fc.array(fc.tuple(fc.nat(5), fc.constantFrom<-1 | 1>(-1, 1)), { maxLength: 30 });
    fc.assert(
      fc.property(days, steps, (first, moves) => {
        let followUps = first;
        for (const [at, by] of moves) {
          followUps = moved(followUps, at, by);
          if (at === 5 && followUps.length < 6) followUps = oneMore(followUps);
        }
        expect(planSchema.safeParse({ ...CLASS_PLAN, followUps }).success).toBe(true);
      }),
    );
  });
});
