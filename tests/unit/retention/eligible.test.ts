import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, type Given, type Seen, standings } from "#lib/retention/eligible.ts";

const given: Given = {
  player: "ana",
  item: "q",
  askedAt: 10 * DAY_MS,
  answeredAt: 10 * DAY_MS + 5_000,
  probe: true,
};
const seen = (at: number, player: string | null = "ana", item = "q"): Seen => ({ player, item, at });
const standing = (list: Seen[], one: Partial<Given> = {}) => standings([{ ...given, ...one }], list)[0];

describe("what counts", () => {
  test("RT11 a probe, seen before, and not for a day", () => {
    expect(standing([seen(0)])).toBe("counts");
    expect(standing([seen(9 * DAY_MS)])).toBe("counts");
    expect(standing([seen(9 * DAY_MS + 1)])).toBe("seen-today");
    expect(standing([seen(0), seen(9.5 * DAY_MS)])).toBe("seen-today");
    expect(standing([])).toBe("never-seen");
    expect(standing([seen(0)], { probe: false })).toBe("not-a-probe");
    // What others saw for themselves, and other questions, do not matter; what the whole room saw does.
    expect(standing([seen(0), seen(9.9 * DAY_MS, "ben"), seen(9.9 * DAY_MS, "ana", "r")])).toBe("counts");
    expect(standing([seen(0), seen(9.9 * DAY_MS, null)])).toBe("seen-today");
  });

  test("RT12 not after the answer was shown, and not a second time", () => {
    expect(standing([seen(0), seen(given.askedAt + 1_000, null)])).toBe("after-feedback");
    expect(standing([seen(0), seen(given.answeredAt + 1, null)])).toBe("counts");
    const again = { ...given, askedAt: given.askedAt + 60_000, answeredAt: given.askedAt + 65_000 };
    const told = standings([given, again], [seen(0), seen(given.askedAt + 20_000, null)]);
    expect(told).toEqual(["counts", "seen-today"]);
  });

  test("RT11 RT12 whatever the timestamps: nothing counts within a day of anything", () => {
    const hour = DAY_MS / 24;
    const instant = fc.integer({ min: 0, max: 240 }).map((h) => h * hour);
    const player = fc.constantFrom("ana", "ben", null);
    const list = fc.array(fc.record({ player, item: fc.constantFrom("q", "r"), at: instant }), {
      maxLength: 12,
    });
    const answer = fc.record({
      player: fc.constantFrom("ana", "ben"),
      item: fc.constantFrom("q", "r"),
      askedAt: instant,
      took: fc.integer({ min: 0, max: 3 }).map((h) => h * hour),
      probe: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 6 }), list, (answers, log) => {
        const all = answers.map(({ took, ...one }) => ({ ...one, answeredAt: one.askedAt + took }));
        standings(all, log).forEach((what, i) => {
          const one = all[i] as Given;
          const own = log.filter(
            (s) => s.item === one.item && (s.player === null || s.player === one.player),
          );
          const upTo = own.filter((s) => s.at <= one.answeredAt);
          const old = upTo.every((s) => one.askedAt - s.at >= DAY_MS);
          expect(what === "counts").toBe(one.probe && upTo.length > 0 && old);
        });
      }),
      { numRuns: 400 },
    );
  });
});
