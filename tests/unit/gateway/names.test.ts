import { expect, test } from "vitest";
import { isRude, isRudeName } from "#server/gateway/names.ts";

test("GW2 what is rude stays rude behind signs, spaces and invisible characters", () => {
  for (const text of [
    "fuck",
    "f u c k",
    "f*u*c*k",
    "fu*ck",
    "f\u200bu\u200bck",
    "ｆｕｃｋ",
    "f-u-c-k it",
    "sh1t",
  ])
    expect([text, isRude(text)]).toEqual([text, true]);
  expect(isRudeName("fu ck")).toBe(true);
});

test("GW2 words that only meet are not rude in a sentence", () => {
  const sentences = ["I push it to the end", "wash it first", "If it has hit the wall, stop", "pass it on"];
  for (const text of sentences) expect([text, isRude(text)]).toEqual([text, false]);
});
