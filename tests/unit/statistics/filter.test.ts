import { describe, expect, test } from "vitest";
import { normal, type Rng, rng, shuffled } from "#lib/kit/rng.ts";
import { Z80 } from "#lib/kit/stats.ts";
import { type Belief, predict, priorDifficulty, priorTheta, recentre, update } from "#lib/learning/filter.ts";
import { didItWork, type Outcome, type Verdict } from "#lib/learning/worked.ts";
import { draw, FLOOR, mean } from "./classroom.ts";

interface Known {
  truth: number;
  belief: Belief;
}

const BOTH = { ability: true, difficulty: true };

function player(random: Rng): Known {
  return { truth: normal(random), belief: priorTheta() };
}

/** The author sees the difficulty through noise: the label is worth about r = .5. */
function question(random: Rng): Known {
  const truth = normal(random);
  const guess = truth + 1.4 * normal(random);
  return { truth, belief: priorDifficulty(guess < -0.75 ? "easy" : guess > 0.75 ? "hard" : "medium") };
}

function chance(who: Known, what: Known): number {
  return predict({ m: who.truth, v: 0 }, { m: what.truth, v: 0 }, FLOOR, 0);
}

function answer(random: Rng, who: Known, what: Known): void {
  update(who.belief, what.belief, FLOOR, 0, draw(random, chance(who, what)), BOTH);
}

function beliefs(list: readonly Known[]): Belief[] {
  return list.map(({ belief }) => belief);
}

function correlation(list: readonly Known[]): number {
  const [mx, my] = [mean(list.map(({ truth }) => truth)), mean(list.map(({ belief }) => belief.m))];
  const moment = (of: (one: Known) => number) => mean(list.map(of));
  const cov = moment(({ truth, belief }) => (truth - mx) * (belief.m - my));
  return (
    cov / Math.sqrt(moment(({ truth }) => (truth - mx) ** 2) * moment(({ belief }) => (belief.m - my) ** 2))
  );
}

function covered(list: readonly Known[]): number {
  return mean(
    list.map(({ truth, belief }) => (Math.abs(truth - belief.m) <= Z80 * Math.sqrt(belief.v) ? 1 : 0)),
  );
}

describe("the filter", () => {
  test.each([
    [6, 1, 0.87, 0.66],
    [12, 1, 0.88, 0.77],
    [24, 1, 0.89, 0.85],
    [24, 4, 0.97, 0.92],
  ])(
    "LN1 %d players, %d sessions: r = %d and %d, and 80-percent intervals that mean it",
    (n, sessions, ra, rb) => {
      const told = Array.from({ length: 200 }, (_, i) => {
        const random = rng(`calibrated/${n}/${sessions}/${i}`);
        const players = Array.from({ length: n }, () => player(random));
        const questions = Array.from({ length: 60 }, () => question(random));
        for (let session = 0; session < sessions; session++) {
          const turns = players.flatMap((who) =>
            shuffled(questions, random)
              .slice(0, 40)
              .map((what) => ({ who, what })),
          );
          for (const { who, what } of shuffled(turns, random)) answer(random, who, what);
          recentre(beliefs(players), beliefs(questions));
        }
        // The scale's zero is the bank's mean, so that is where the truths are measured from.
        const zero = mean(questions.map(({ truth }) => truth));
        for (const one of [...players, ...questions]) one.truth -= zero;
        return {
          ability: correlation(players),
          difficulty: correlation(questions),
          theta: covered(players),
          b: covered(questions),
        };
      });
      const of = (what: keyof (typeof told)[number]) => mean(told.map((one) => one[what]));
      expect(Math.abs(of("ability") - ra)).toBeLessThan(0.04);
      expect(Math.abs(of("difficulty") - rb)).toBeLessThan(0.06);
      for (const coverage of [of("theta"), of("b")]) {
        expect(coverage).toBeGreaterThanOrEqual(0.74);
        expect(coverage).toBeLessThanOrEqual(0.82);
      }
    },
  );
});

/** A class whose abilities are known from 24 questions, and whose check questions another class has played. */
function verdict(random: Rng, players: number, checks: number, lift: number): Verdict {
  const own = Array.from({ length: players }, () => player(random));
  for (let i = 0; i < 24; i++) {
    const what = question(random);
    for (const who of own) answer(random, who, what);
  }
  const bank = Array.from({ length: checks + 8 }, () => question(random));
  for (const what of bank) for (let i = 0; i < 12; i++) answer(random, player(random), what);
  const outcomes = (from: number, to: number, up: number): Outcome[] =>
    bank.slice(from, to).flatMap((what, item) =>
      own.map((who) => ({
        item,
        p: predict(who.belief, what.belief, FLOOR, 0),
        y: draw(random, Math.min(0.98, chance(who, what) + up)),
      })),
    );
  return didItWork(outcomes(0, checks, lift), outcomes(checks, checks + 8, 0)).verdict;
}

function share(players: number, checks: number, lift: number, what: Verdict): number {
  const random = rng(`verdict/${players}/${checks}/${lift}`);
  return mean(Array.from({ length: 1_000 }, () => (verdict(random, players, checks, lift) === what ? 1 : 0)));
}

describe("did it work, with the filter's own predictions", () => {
  test.each([
    [6, 3],
    [12, 3],
    [24, 5],
  ])(
    "LN24 %d players, %d check questions: false alarms in at most one of ten, either way",
    (players, checks) => {
      expect(share(players, checks, 0, "working")).toBeLessThanOrEqual(0.1);
      expect(share(players, checks, 0, "not-yet")).toBeLessThanOrEqual(0.1);
    },
  );

  test.each([
    [12, 3, 0.6],
    [24, 5, 0.8],
  ])("LN25 %d players, %d check questions: 25 points are seen", (players, checks, power) => {
    expect(share(players, checks, 0.25, "working")).toBeGreaterThanOrEqual(power);
  });
});
