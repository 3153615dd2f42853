import { describe, expect, test } from "vitest";
import { planWords } from "#lib/i18n/plan.ts";
import type { PackCard, SquadLine } from "#lib/protocol/http.ts";
import {
  type Draft,
  newDraft,
  planOf,
  stillThere,
  topicsIn,
  withTaught,
  withTopics,
} from "../../../app/coach/new/_wizard/draft.ts";

const pack = (id: string, topics: string[]) =>
  ({ id, title: id, topics: topics.map((topic) => ({ topic, questions: 5 })) }) as PackCard;
const shelf = [pack("sky", ["tilt", "orbit", "moon"]), pack("words", ["verbs", "moon"])];
const draft: Draft = { ...newDraft(), packs: ["sky", "words"] };

describe("what the class has been taught", () => {
  test("DW1 everything is taught until a topic is unticked, and a template takes none of it along", () => {
    expect(planOf(draft, shelf, "A")).not.toHaveProperty("taught");
    expect(planOf({ ...draft, untaught: [] }, shelf, "A")).not.toHaveProperty("taught");
    const some = withTaught(draft, "orbit", false);
    expect(planOf(some, shelf, "A")).toMatchObject({ title: "A", taught: ["tilt", "moon", "verbs"] });
    expect(some.plan).toBe(draft.plan);
    expect(planOf(withTaught(some, "orbit", true), shelf, "A")).not.toHaveProperty("taught");
  });

  test("DW1 topics that are left out are neither taught nor held back", () => {
    const less = withTopics(withTaught(draft, "orbit", false), ["orbit", "verbs"], false);
    expect(topicsIn(less, shelf)).toEqual(["tilt", "moon"]);
    expect(planOf(less, shelf, "A")).not.toHaveProperty("taught");
  });

  test("DW2 one sentence says what it costs a topic not to be taught", () => {
    expect(planWords.en.taught.means).toMatch(/practice first: rounds leave it out until/);
  });
});

test("DW3 packs and squads that are gone are gone from the draft", () => {
  const squads = [{ id: "9b" }] as SquadLine[];
  const kept = { ...draft, packs: ["sky", "gone"], squad: "9b" };
  expect(stillThere(kept, shelf, squads)).toMatchObject({ packs: ["sky"], squad: "9b" });
  expect(stillThere({ ...kept, squad: "9c" }, shelf, squads)).not.toHaveProperty("squad");
});

test("DW4 the expected score says whose answers it rests on", () => {
  const { basis } = planWords.en.score;
  expect(basis({ n: 0 })).toMatch(/no answers yet/);
  expect(basis({ n: 3 })).toMatch(/this squad's answers in 3 sessions/);
});
