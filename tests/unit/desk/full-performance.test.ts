import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { commonWords } from "#lib/i18n/common.ts";
import { squadsWords } from "#lib/i18n/squads.ts";
import { planSchema } from "#lib/model/plan-schema.ts";
import { CLASS_PLAN } from "#lib/model/templates.ts";
import type { RecordLine } from "#lib/squad/records.ts";
import { Conditions } from "../../../app/coach/new/_wizard/conditions.tsx";
import { FULL_SECS, newDraft, withMode } from "../../../app/coach/new/_wizard/draft.ts";
import { ShapeStep } from "../../../app/coach/new/_wizard/shape-step.tsx";
import { Records } from "../../../app/coach/squads/_records/records.tsx";

const plain = (html: string) => html.replace(/<[^>]*>/g, "\n").replace(/\n+/g, "\n");
const none = () => undefined;

test("DW5 a scrimmage or a full performance is one choice, and each begins with its own shape", () => {
  const draft = newDraft();
  const named = { ...draft, plan: { ...draft.plan, title: "The final", followUps: [3] }, squad: "9b" };
  const full = withMode(named, "fullPerformance");
  expect(full.plan).toMatchObject({ mode: "fullPerformance", rounds: 1, returnBudget: 0, followUps: [3] });
  for (const roundSec of FULL_SECS)
    expect(planSchema.safeParse({ ...full.plan, roundSec }).success).toBe(true);
  expect(withMode(full, "fullPerformance")).toBe(full);
  const back = withMode(full, "scrimmage");
  expect(back).toMatchObject({ squad: "9b", plan: { ...CLASS_PLAN, title: "The final", followUps: [3] } });
  expect(back.plan).not.toHaveProperty("mode");
  const step = (of: typeof draft) => {
    const props = { draft: of, change: none, check: null, templates: [], templatesChanged: none };
    return plain(renderToStaticMarkup(createElement(ShapeStep, props)));
  };
  const { squad: _, ...nobodys } = full;
  for (const shown of [step(named), step(full)]) {
    expect(shown).toContain("Nothing counts.");
    expect(shown).toContain("one round without a break, for the squad&#x27;s record");
  }
  expect([step(named).includes("\nRounds\n"), step(full).includes("\nRounds\n")]).toEqual([true, false]);
  expect(step(full)).not.toMatch(/\nBreak\n|counts twice|counts three times/);
  expect([step(full), step(nobodys)].map((text) => /choose the squad/.test(text))).toEqual([false, true]);
  const conditions = createElement(Conditions, { plan: full.plan, change: none });
  expect(plain(renderToStaticMarkup(conditions))).not.toContain("Bring back a miss");
});

test("QD5 the record lists what counted by date, with what was expected and why a number is missing", () => {
  const line = (more: Partial<RecordLine>): RecordLine => ({
    ...{ scrimmage: "a", title: "The final", on: Date.UTC(2026, 10, 20, 12), players: 22, questions: 24 },
    ...{ answers: { right: 402, asked: 528, expected: 350 }, cutShort: false, best: false },
    ...more,
  });
  const squad = { id: "9b", name: "9B" };
  const shown = (performances: RecordLine[]) =>
    plain(renderToStaticMarkup(createElement(Records, { squad, records: { performances, compared: 1 } })));
  const text = shown([
    line({ best: true }),
    line({ scrimmage: "b", title: "Mock exam", cutShort: true }),
    line({ scrimmage: "c", title: "Heat", players: 4, answers: null }),
  ]);
  for (const said of ["20 November 2026", "402 of 528", "76 %", "about 350", "22 players, 24 questions"])
    expect(text).toContain(`\n${said}\n`);
  const { best, cutShort, tooFew } = squadsWords.en.records;
  for (const once of [best, cutShort, tooFew]) expect(text.split(`\n${once}\n`)).toHaveLength(2);
  expect(text).toContain(commonWords.en.full.name);
  expect(text).toMatch(/Nothing here counts for a grade/);
  expect(shown([])).toContain("No full performance yet");
});
