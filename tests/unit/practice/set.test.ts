import { beforeAll, describe, expect, test } from "vitest";
import type { QuestionBase } from "#lib/model/question.ts";
import type { Answer, State } from "#lib/model/state.ts";
import { keptFrom } from "#lib/practice/kept.ts";
import { homePool, mayPractise, ownPool, practiceLink, setPool } from "#lib/practice/pools.ts";
import { checkedBy, inPool, type Pool, practiceOf } from "#lib/practice/set.ts";
import { typeOf } from "#lib/questions/registry.ts";
import type { AskedView } from "#lib/questions/views.ts";
import { buildMine } from "#lib/review/mine.ts";
import { familyOf } from "#lib/squad/edition.ts";
import { demoQuestions } from "../../support/bank.ts";
import { Room } from "../../support/room.ts";
import { keyOf, Log } from "../squad/build.ts";

const QUESTIONS = demoQuestions(64, 4);

function poolOf(questions: readonly QuestionBase[], wanted: readonly string[]): Pool {
  return {
    ...{ title: "T", secret: "s", personal: false, questions, wanted },
    families: new Set(questions.filter(({ id }) => wanted.includes(id)).map(familyOf)),
  };
}

const all = poolOf(
  QUESTIONS,
  QUESTIONS.map(({ id }) => id),
);

/** q2 and q3 are rewordings of q1 */
const REWORDED = QUESTIONS.map((question, i) =>
  i >= 1 && i <= 3 ? { ...question, variantGroup: "g" } : question,
);

describe("a set", () => {
  test("PT10 holds each family once, its rewordings beside it, and mixes topics", () => {
    const { items } = practiceOf(
      poolOf(
        REWORDED,
        [...REWORDED.slice(0, 20)].map(({ id }) => id),
      ),
      "x",
    );
    const ids = items.map((item) => item.wordings.map((wording) => wording.id));
    expect(ids.flat().length).toBe(20);
    expect(ids.find((one) => one[0] === "q0001")).toEqual(["q0001", "q0002", "q0003"]);
    const left = new Map<string, number>();
    for (const { topic } of items) left.set(topic, (left.get(topic) ?? 0) + 1);
    items.forEach(({ topic }, i) => {
      const others = [...left].some(([name, n]) => name !== topic && n > 0);
      if (i > 0 && others) expect(topic).not.toBe(items[i - 1]?.topic);
      left.set(topic, (left.get(topic) ?? 0) - 1);
    });
  });

  test("PT11 options stand otherwise at each turn, and nothing tells the key", () => {
    const { items } = practiceOf(all, "x");
    let moved = 0;
    for (const { wordings } of items) {
      const turns = wordings[0]?.turns ?? [];
      const orders = turns.map((asked) => ("options" in asked ? asked.options.join("|") : ""));
      if (turns.length === 1) continue;
      moved++;
      expect(orders[1]).not.toBe(orders[0]);
      expect(orders[2]).not.toBe(orders[1]);
    }
    expect(moved).toBeGreaterThan(30);
    // Swap every key for another: what is sent before the check stays the same, byte for byte.
    const rekeyed = QUESTIONS.map((question) => typeOf(question).rekeyed(question));
    expect(JSON.stringify(practiceOf({ ...all, questions: rekeyed }, "x"))).toBe(
      JSON.stringify(practiceOf(all, "x")),
    );
    expect(JSON.stringify(practiceOf(all, "y"))).not.toBe(JSON.stringify(practiceOf(all, "x")));
  });

  test("PT12 a check judges by the type, in the order shown, and takes what the coach accepted", () => {
    const { items } = practiceOf(all, "x");
    for (const { wordings } of items) {
      const [wording] = wordings;
      const question = QUESTIONS.find(({ id }) => id === wording?.id) as QuestionBase;
      const type = typeOf(question);
      for (let turn = 0; turn < 3; turn++) {
        const asked = wording?.turns[turn % wording.turns.length] as AskedView;
        const order = orderOf(question, asked);
        const post = (key: string) => ({ seed: "x", turn, value: type.fromKey(question, order, key) });
        const right = checkedBy(all, question, post(type.rightKey(question)), []);
        expect(right).toMatchObject({ ruling: { verdict: "right", share: 1 }, misconception: null });
        expect(right?.key).toEqual(type.keyShown(question, order));
        const [lure] = type.lures(question);
        if (lure === undefined) continue;
        expect(checkedBy(all, question, post(lure), [])?.ruling.share).toBeLessThan(1);
        expect(checkedBy(all, question, post(lure), [lure])?.ruling.verdict).toBe("right");
      }
      expect(checkedBy(all, question, { seed: "x", turn: 0, value: { not: "one" } }, [])).toBeNull();
      expect(checkedBy(all, question, { seed: "x", turn: 0, value: null }, [])?.ruling.share).toBe(0);
    }
  });

  test("PT14 a check answers for the set's questions and their rewordings only", () => {
    const pool = poolOf(REWORDED, ["q0001", "q0010"]);
    for (const id of ["q0001", "q0002", "q0003", "q0010"]) expect(inPool(pool, id)?.id).toBe(id);
    for (const id of ["q0000", "q0011", "none", ""]) expect(inPool(pool, id)).toBeNull();
  });
});

/** the stored indexes in the order in which this view shows them */
function orderOf(question: QuestionBase, asked: AskedView): number[] {
  const shown = "options" in asked ? asked.options : "entries" in asked ? asked.entries : [];
  const stored = typeOf(question).asked(
    question,
    shown.map((_, i) => i),
  ) as AskedView;
  const texts = "options" in stored ? stored.options : "entries" in stored ? stored.entries : [];
  return shown.map((text) => texts.indexOf(text));
}

function right(answer: Answer | null): Answer | null {
  return answer && { ...answer, sure: 2, ruling: { verdict: "right", share: 1 } };
}

describe("of a scrimmage", () => {
  let open: State;
  let declined: State;

  function played(days: number[]): State {
    const room = new Room({ questions: REWORDED, plan: { rounds: 1, roundSec: 120, dialLadder: [2] } });
    room.coachArrives();
    room.joinAll(6);
    room.toReview();
    room.coach({ do: "followUp", days });
    return room.state;
  }

  beforeAll(() => {
    open = played([2, 7]);
    declined = played([]);
  });

  const idsOf = (pool: Pool) =>
    practiceOf(pool, "x").items.flatMap((item) => item.wordings.map((wording) => wording.id));

  test("PT13 what a follow-up still has to ask is in no set and is not checked, in whatever wording", () => {
    expect(open.probes.length).toBeGreaterThan(4);
    const probed = new Set(open.probes.flatMap(({ question, as }) => [question, as]));
    const families = new Set(open.questions.filter(({ id }) => probed.has(id)).map(familyOf));
    const pools = [setPool(open, null), ...open.seats.map((seat) => ownPool(open, null, seat.n) as Pool)];
    expect(pools.some((pool) => pool.wanted.length > 0)).toBe(true);
    for (const pool of pools) {
      for (const question of open.questions)
        if (families.has(familyOf(question))) expect(inPool(pool, question.id)).toBeNull();
      expect(idsOf(pool).filter((id) => probed.has(id))).toEqual([]);
    }
    const kept = keptFrom(declined.questions, { state: declined, squad: null });
    expect(declined.questions.some(kept)).toBe(false);
    // Taken back after the seal: the history says so, and the scrimmage's own state cannot.
    const log = new Log().put({ do: "book", of: open.id, followUps: [] });
    const after = keptFrom(open.questions, { state: open, squad: log.squad });
    expect(open.questions.some(after)).toBe(false);
  });

  test("PT13 a squad's bookings keep its probes until they were asked, and for everybody at home", () => {
    const log = new Log();
    const probe = { question: keyOf(0), as: keyOf(0), wording: "same" as const, control: false };
    log.play({ id: "s1", record: { probes: [probe] }, answers: () => 0 });
    const questions = demoQuestions(12).map((question, i) => ({ ...question, id: keyOf(i) }));
    const home = () =>
      homePool(log.squad, questions, { member: "m0", title: "9B", secret: "s", at: log.squad.at });
    const kept = () => keptFrom(questions, { state: null, squad: log.squad })(questions[0] as QuestionBase);
    // nobody has said yet whether there is a follow-up
    expect(kept()).toBe(true);
    log.put({ do: "book", of: "s1", followUps: [{ id: "b1", code: "ABC22", dayAt: 0, gapDays: 2 }] });
    expect(kept()).toBe(true);
    expect(home().wanted.length).toBeGreaterThan(0);
    expect(home().wanted).not.toContain(keyOf(0));
    expect(inPool(home(), keyOf(0))).toBeNull();
    log.play({ id: "f1", day: 2, record: { kind: "followUp", booking: "b1" } });
    log.put({ do: "book", of: "f1", followUps: [] });
    expect(kept()).toBe(false);
    expect(inPool(home(), keyOf(0))?.id).toBe(keyOf(0));
  });

  test("PT15 a player's own set begins with what was sure and not right, then the rest to reclaim", () => {
    for (const seat of declined.seats) {
      const missed = buildMine(declined, seat.n)?.practice.map(({ question }) => question.id) ?? [];
      expect(ownPool(declined, null, seat.n)?.wanted.slice(0, missed.length)).toEqual(missed);
    }
    const faultless = structuredClone(declined);
    for (const run of faultless.runs) run.answers[0] = right(run.answers[0] ?? null);
    expect(buildMine(faultless, 0)?.practice).toEqual([]);
    expect(ownPool(faultless, null, 0)?.wanted).toEqual(setPool(faultless, null).wanted);
    const topic = declined.questions[0]?.topics[0] ?? "";
    const state = structuredClone(declined);
    if (state.review) state.review.commits[0] = topic;
    const pool = ownPool(state, null, 0) as Pool;
    const byId = new Map(state.questions.map((question) => [question.id, question]));
    expect(pool.wanted.filter((id) => byId.get(id)?.topics[0] === topic).length).toBeGreaterThan(0);
    expect(ownPool(state, null, 999)).toBeNull();
  });

  test("PT21 no set of a scrimmage is opened before its review", () => {
    expect(mayPractise(open)).toBe(true);
    const room = new Room();
    room.joinAll(2);
    expect(mayPractise(room.state)).toBe(false);
    room.coach({ do: "start" });
    room.toOpen();
    expect(mayPractise(room.state)).toBe(false);
    expect(practiceLink(open)).toMatch(/^[a-z2-9]{20}$/);
    expect(practiceLink({ ...open, seed: "another" })).not.toBe(practiceLink(open));
  });
});
