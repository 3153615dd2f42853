import fc from "fast-check";
import type { Entry } from "#lib/model/entry.ts";
import type { By } from "#lib/model/input.ts";
import type { AnswerRecord, SessionRecord, SquadInput } from "#lib/model/squad.ts";
import { DAY, keyOf, session, T0 } from "./build.ts";

/** Random logs of a squad: few ids, so that things collide; most entries sensible, some not. */

export const MEMBERS = ["member-ann", "member-ben", "member-cay", "member-dov", "constructor"];
export const SCRIMMAGES = ["scrim-one", "scrim-two", "scrim-three", "scrim-four"];
const BOOKINGS = ["b1", "b2", "b3"];

const member = fc.constantFrom(...MEMBERS);
const scrimmage = fc.constantFrom(...SCRIMMAGES);
const mult = fc.constantFrom(1 as const, 1.25 as const, 1.5 as const, 2 as const);
const sure = fc.constantFrom(null, 0 as const, 1 as const, 2 as const);

const record: fc.Arbitrary<SessionRecord> = fc
  .record({
    id: scrimmage,
    day: fc.integer({ min: 0, max: 40 }),
    players: fc
      .uniqueArray(member, { maxLength: 4 })
      .chain((ids) => fc.shuffledSubarray([...ids, null, null], { minLength: 1 })),
    questions: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
    booking: fc.constantFrom(null, ...BOOKINGS),
    dial: fc.constantFrom(0 as const, 2 as const, 3 as const, 4 as const),
    slot: fc.constantFrom("new" as const, "opener" as const, "review" as const, "probe" as const),
    floor: fc.constantFrom(0, 0.25, 0.5, 1, -1),
    bits: fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 20 }),
    probes: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
    prediction: fc.constantFrom(null, 0.5, 7),
    full: fc.boolean(),
  })
  .map(({ id, day, players, questions, booking, dial, slot, floor, bits, probes, prediction, full }) => {
    const base = session({ id, day, players, questions });
    let i = 0;
    const asked = base.asked.map((one) => ({
      ...one,
      dial,
      slot,
      floor,
      answers: one.answers.flatMap((answer): AnswerRecord[] => {
        const bit = bits[i++ % bits.length] ?? 0;
        if (bit === 11) return [];
        if (bit === 10) return [{ ...answer, right: 0, ms: null }];
        return [{ ...answer, right: bit % 2 === 0 ? 1 : 0, sure: bit > 6 ? 2 : null }];
      }),
    }));
    return {
      ...base,
      kind:
        booking !== null
          ? ("followUp" as const)
          : full
            ? ("fullPerformance" as const)
            : ("scrimmage" as const),
      booking,
      asked,
      prediction,
      probes: probes.map((n) => ({
        question: keyOf(n),
        as: keyOf(n),
        wording: "same" as const,
        control: n === 9,
      })),
    };
  });

const booking = fc.record({
  id: fc.constantFrom(...BOOKINGS),
  code: fc.constant("HTK47"),
  dayAt: fc.integer({ min: T0, max: T0 + 40 * DAY }),
  gapDays: fc.integer({ min: 1, max: 30 }),
});

const input: fc.Arbitrary<SquadInput> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<SquadInput>({ do: "erased" }) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.record({ id: member, timeMult: mult, calm: fc.boolean() }), { maxLength: 3 })
      .map((members): SquadInput => ({ do: "enrol", members })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("accommodate" as const),
      member,
      timeMult: mult,
      calm: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("optIn" as const), member, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("forget" as const), member }) },
  { weight: 8, arbitrary: record.map((one): SquadInput => ({ do: "played", record: one })) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unplay" as const), scrimmage }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("book" as const),
      of: scrimmage,
      followUps: fc.array(booking, { maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("opened" as const),
      booking: fc.constantFrom(...BOOKINGS),
      scrimmage,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("trial" as const),
      of: scrimmage,
      pairs: fc
        .uniqueArray(fc.integer({ min: 0, max: 9 }).map(keyOf), { maxLength: 4 })
        .map(([a, b, c, d]) => [
          ...(a !== undefined && b !== undefined ? [{ reviewed: a, heldBack: b }] : []),
          ...(c !== undefined && d !== undefined ? [{ reviewed: c, heldBack: d }] : []),
        ]),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("practised" as const),
      member,
      question: fc.integer({ min: 0, max: 9 }).map(keyOf),
      right: fc.boolean(),
      sure,
    }),
  },
);

const by = fc.oneof(
  { weight: 9, arbitrary: fc.constant<By>({ role: "door" }) },
  { weight: 9, arbitrary: fc.constant<By>({ role: "coach", client: "desk" }) },
  { weight: 1, arbitrary: fc.constant<By>({ role: "player", seat: 0 }) },
);

export function logs(): fc.Arbitrary<Entry<SquadInput>[]> {
  return fc
    .array(fc.record({ by, input, stepMs: fc.integer({ min: 0, max: 3 * DAY }) }), { maxLength: 25 })
    .map((drafts) => {
      const found: SquadInput = { do: "found", id: "9b", kind: "class", open: false, pseudonymous: false };
      let at = T0;
      const rest = drafts.map(({ by, input, stepMs }, i) => {
        at += stepMs;
        return { seq: i + 2, at, by, ask: 0, input };
      });
      return [{ seq: 1, at: T0, by: { role: "door" as const }, ask: 0, input: found }, ...rest];
    });
}
