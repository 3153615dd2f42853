import { describe, expect, test, vi } from "vitest";
import { earlierSessions } from "#lib/game/history.ts";
import { assert } from "#lib/kit/assert.ts";
import { keptFrom } from "#lib/practice/kept.ts";
import { questionsForFollowUp } from "#lib/squad/due.ts";
import { familyOf } from "#lib/squad/edition.ts";
import { scrimmageEraser } from "#lib/squad/erase.ts";
import { foldSquad } from "#lib/squad/fold.ts";
import { pairsOf } from "#lib/squad/pairs.ts";
import { reservedFor, startFor } from "#lib/squad/start.ts";
import { drawTrial, TRIAL_PAIRS, trialView } from "#lib/squad/trial.ts";
import { demoQuestions } from "../../support/bank.ts";
import { sometimes, T0 } from "../../support/room.ts";
import { DAY, Term } from "../../support/term.ts";
import { count, keyOf, T0 as LOG_T0, Log, roster } from "./build.ts";

vi.setConfig({ testTimeout: 60_000 });

/** A class of twelve that played once, with three follow-ups booked. */
function played(): Term {
  const term = new Term(12, demoQuestions(60));
  term.play({ day: 0, plan: { rounds: 4, dialLadder: [1, 2, 2, 2], roundSec: 240 } });
  return term;
}

function withTrial(seed = "coin"): Term {
  const term = played();
  const [record] = term.squad.sessions;
  assert(record, "something was played");
  return term.put(T0 + 2 * 3_600_000, { do: "trial", of: record.scrimmage, pairs: drawTrial(record, seed) });
}

const pairsIn = (term: Term) => term.squad.trials[0]?.pairs ?? [];
const arm = (term: Term, name: "reviewed" | "heldBack") => pairsIn(term).map((pair) => pair[name]);

describe("a class's own trial", () => {
  test("SD51 four pairs of what was played and is no probe, alike, and the same for the same seed", () => {
    const term = played();
    const [record] = term.squad.sessions;
    assert(record, "something was played");
    const pairs = drawTrial(record, "a");
    expect(pairs).toHaveLength(TRIAL_PAIRS);
    expect(drawTrial(record, "a")).toEqual(pairs);
    expect(new Set(["a", "b", "c", "d"].map((seed) => JSON.stringify(drawTrial(record, seed)))).size).toBe(4);
    const turn = (key: string) => record.asked.find((one) => one.question === key);
    const probed = new Set(record.probes.map((probe) => turn(probe.question)?.family));
    for (const { reviewed, heldBack } of pairs) {
      expect(turn(reviewed)?.topics[0]).toBe(turn(heldBack)?.topics[0]);
      expect(turn(reviewed)?.family).not.toBe(turn(heldBack)?.family);
      for (const key of [reviewed, heldBack]) expect(probed).not.toContain(turn(key)?.family);
    }
    expect(drawTrial({ ...record, asked: record.asked.slice(0, 1) }, "a")).toEqual([]);
  });

  test("SD52 held back until the second follow-up, in practice and in other scrimmages too", () => {
    const term = withTrial();
    const held = arm(term, "heldBack");
    const reviewed = arm(term, "reviewed");
    const [first, second] = term.squad.bookings;
    assert(first && second, "follow-ups are booked");
    const keysOf = (booking: string, day: number) =>
      questionsForFollowUp(term.squad, term.questions, T0 + day * DAY, booking);
    const families = new Set(term.questions.filter(({ id }) => held.includes(id)).map(familyOf));

    const now = keysOf(first.id, 2);
    expect(now.map(({ id }) => id)).toEqual(expect.arrayContaining(reviewed));
    expect(now.filter((one) => families.has(familyOf(one)))).toEqual([]);
    const kept = keptFrom(term.questions, { state: null, squad: term.squad });
    for (const question of term.questions.filter((one) => families.has(familyOf(one))))
      expect([question.id, kept(question), reservedFor(term.squad).has(question.id)]).toEqual([
        question.id,
        true,
        held.includes(question.id),
      ]);

    const after = term.followUp({ day: 2, right: sometimes });
    const asked = after.runs.map((run) => after.questions[run.question]?.id ?? "");
    expect(asked.filter((key) => held.includes(key))).toEqual([]);
    expect(reviewed.filter((key) => asked.includes(key)).length).toBe(reviewed.length);
    expect(trialView(term.squad).waiting).toMatchObject([{ stage: "probe", pairs: TRIAL_PAIRS }]);

    // The second one: five probes, then both arms, pair by pair, then the other probes.
    const later = keysOf(second.id, 7);
    const start = startFor(term.squad, later, T0 + 7 * DAY, { kind: "followUp", booking: second.id });
    const order = (earlierSessions(start).followUp ?? []).map((index) => later[index]?.id ?? "");
    const probes = term.squad.sessions[0]?.probes.map((probe) => probe.as) ?? [];
    expect(order.slice(0, 5).every((key) => probes.includes(key))).toBe(true);
    const middle = order.slice(5, 5 + 2 * TRIAL_PAIRS);
    expect(new Set(middle)).toEqual(new Set([...held, ...reviewed]));
    for (const { reviewed: one, heldBack: other } of pairsIn(term))
      expect(Math.abs(middle.indexOf(one) - middle.indexOf(other))).toBe(1);
    for (const index of start.followUp?.ask ?? []) expect(start.past[index]?.probe).toBe(true);
    term.followUp({ day: 7, right: sometimes });
    expect(trialView(term.squad)).toMatchObject({ done: 1, waiting: [] });
    expect(reservedFor(term.squad).has(held[0] ?? "")).toBe(false);
  });

  test("SD53 what was retained rests on the probes alone, with a trial as without", () => {
    const term = withTrial();
    const probes = new Set(term.squad.sessions[0]?.probes.map((probe) => probe.question));
    for (const day of [2, 7]) {
      term.followUp({ day, right: sometimes });
      const record = term.squad.sessions.at(-1);
      assert(record, "it was played");
      const pairs = pairsOf(term.squad, record);
      expect(pairs.length).toBeGreaterThan(0);
      for (const pair of pairs) expect(probes).toContain(pair.item);
      expect(new Set(pairs.map((pair) => pair.item)).size).toBeGreaterThanOrEqual(4);
    }
  });

  test("SD54 a difference with its range, of those who were there both times, and nobody is in it", () => {
    const log = new Log(roster(12));
    const probes = count(8).map((n) => ({
      question: keyOf(n),
      as: keyOf(n),
      wording: "same" as const,
      control: false,
    }));
    log.play({ questions: count(30), record: { probes } });
    const followUps = [2, 7].map((gapDays) => ({
      ...{ id: `b${gapDays}`, code: `KLM4${gapDays}`, gapDays, dayAt: LOG_T0 + gapDays * DAY },
    }));
    log.put({ do: "book", of: "s1", followUps });
    const [record] = log.squad.sessions;
    assert(record, "it was played");
    const pairs = drawTrial(record, "a");
    log.put({ do: "trial", of: "s1", pairs });
    const number = (key: string) => Number(key.replace(keyOf(0).slice(0, -1), ""));
    const held = pairs.map((pair) => number(pair.heldBack));
    const reviewed = pairs.map((pair) => number(pair.reviewed));
    const asked = { slot: "probe" as const, dial: 1 as const };
    const again = (gap: number) => ({ kind: "followUp" as const, booking: `b${gap}` });
    // What was reviewed is right, what was held back is not; a third of the class missed the review.
    log.play({
      ...{ id: "f2", day: 2, players: roster(8), questions: [...count(8), ...reviewed], asked },
      record: again(2),
    });
    log.play({
      ...{ id: "f7", day: 7, players: roster(12), questions: [...count(5), ...held, ...reviewed], asked },
      ...{ answers: (_, question) => (held.includes(question) ? 0 : 1), record: again(7) },
    });
    const { result, done } = trialView(log.squad);
    expect(done).toBe(1);
    expect(result).toMatchObject({ pairs: TRIAL_PAIRS, answers: 2 * TRIAL_PAIRS * 8, difference: 1 });
    expect(JSON.stringify(trialView(log.squad))).not.toMatch(/"m\d+"|theta|verdict/);
    // A held back question that the room saw in between is out, with its pair.
    log.squad.sessions[1]?.seen.push({ question: keyOf(held[0] ?? 0), family: `q:${keyOf(held[0] ?? 0)}` });
    expect(trialView(log.squad).result).toBeNull();
  });

  test("SD55 withdrawn until its first follow-up is begun, and gone with its scrimmage", () => {
    const term = withTrial();
    const of = term.squad.trials[0]?.of ?? "";
    const scrimmage = term.squad.sessions[0]?.scrimmage;
    expect(trialView(term.squad).possible).toBeNull();
    term.put(T0 + DAY, { do: "trial", of, pairs: [] });
    expect(term.squad.trials).toEqual([]);
    expect(trialView(term.squad).possible).toMatchObject({ of: scrimmage });
    const again = withTrial("another");
    again.followUp({ day: 2 });
    again.put(T0 + 3 * DAY, { do: "trial", of, pairs: [] });
    expect(again.squad.trials).toHaveLength(1);
    again.put(T0 + 4 * DAY, { do: "unplay", scrimmage: of });
    expect(again.squad.trials).toEqual([]);
    const eraser = scrimmageEraser(again.entries, of);
    const rewritten = again.entries.map((entry) => ({ ...entry, ...eraser(entry) }));
    expect(JSON.stringify(rewritten)).not.toContain("heldBack");
    expect(foldSquad(rewritten)?.trials).toEqual([]);
  });
});
