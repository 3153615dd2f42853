import { text } from "node:stream/consumers";
import fc from "fast-check";
import { createElement } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { describe, expect, it } from "vitest";
import { ifThenText, ifThenWords } from "#lib/i18n/if-thens.ts";
import { playWords } from "#lib/i18n/play.ts";
import { rng } from "#lib/kit/rng.ts";
import { IF_THENS } from "#lib/learning/causes.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import { density } from "#lib/questions/phone-parts.tsx";
import { typeOf } from "#lib/questions/registry.ts";
import { SAMPLES } from "#lib/questions/samples.ts";
import type { AnswerValue, AskedView, KeyView } from "#lib/questions/views.ts";
import type { PlayerStage, SeatView } from "#lib/views/types.ts";
import { glued } from "../../../app/_look/glued.ts";
import { CODE_CHARS, tidyCode } from "../../../app/j/tidy-code.ts";
import { ownClosesAt } from "../../../app/play/own-close.ts";
import { PlayScreen } from "../../../app/play/screen.tsx";
import { fits } from "../../../app/play/use-pair.ts";
import { phoneMoments } from "../../support/fixtures/phone.ts";

const NOW = 1_795_000_000_000;
const moments = phoneMoments(NOW);
const words = playWords.en.answer;

describe("the join code", () => {
  it.each([
    "HTK47",
    "htk47",
    " htk 47",
    "HTK-47",
    "https://play.example/j/htk47?x=1",
    "http://10.0.0.5:3000/play/HTK47",
  ])("PH1 %s", (typed) => expect(tidyCode(typed)).toBe("HTK47"));
  it("PH1 any text at all becomes at most five letters and digits", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(tidyCode(typed)).toMatch(new RegExp(`^[A-Z0-9]{0,${CODE_CHARS}}$`));
      }),
    );
  });
});

describe("the close", () => {
  const stage = moments.open?.stage;
  const seat = moments.open?.seat;
  if (stage?.phase !== "question" || !seat) throw new Error("the fixture has a question");
  const on = stage.question;
  const before: SeatView = { ...seat, seq: stage.seq - 1 };

  it("PH2 is the room's, and half as long again for a seat with half as much time again", () => {
    expect(ownClosesAt(on, before, stage)).toBe(on.closesAt);
    expect(ownClosesAt(on, { ...before, timeMult: 1.5 }, stage)).toBe(on.closesAt + on.limitMs / 2);
  });
  it("PH2 is early for everybody when the room closed early", () => {
    const early = { ...on, closesAt: on.opensAt + on.limitMs - 5_000 };
    expect(ownClosesAt(early, { ...before, timeMult: 2 }, stage)).toBe(early.closesAt);
  });
  it("PH2 is what the seat's own view says while that is the newest word, and nothing without a clock", () => {
    expect(ownClosesAt(on, { ...seat, closesAt: NOW + 1 }, stage)).toBe(NOW + 1);
    expect(ownClosesAt(on, { ...before, closesAt: NOW - 60_000 }, stage)).toBe(on.closesAt);
    expect(ownClosesAt({ ...on, timer: "none" }, seat, stage)).toBeNull();
  });
});

describe.each(Object.entries(SAMPLES))("%s on the phone", (_, samples) => {
  it.each(samples.map((question) => [question.id, question] as const))("PH3 PH4 %s", (_id, question) => {
    const type = typeOf(question);
    const arrangement = type.arrange(question, rng("phone"));
    const asked = type.asked(question, arrangement) as AskedView;
    const key = type.keyShown(question, arrangement) as KeyView;
    const kind = PHONE_KINDS[asked.kind];
    const right = type.fromKey(question, arrangement, type.rightKey(question)) as AnswerValue;
    expect(kind.whole(asked, right)).toBe(true);
    expect(
      type.judge(question, type.answerKey(question, arrangement, type.parseAnswer(question, right))).share,
    ).toBe(1);
    if (kind.sends !== "button")
      expect(kind.line(asked, right, words)).toEqual(kind.right(asked, key, words));

    let value: AnswerValue | null = null;
    for (let n = 0; n < type.optionCount(question); n++) {
      const next: AnswerValue | null = kind.picked(asked, value, n);
      if (next !== null) value = next;
      if (next !== null && kind.whole(asked, next)) break;
    }
    if (kind.sends === "button") expect(value).toBeNull();
    else expect(value === null ? null : type.parseAnswer(question, value)).not.toBeNull();
    expect(kind.picked(asked, null, 99)).toBeNull();
  });
});

describe("stage and seat", () => {
  const stage = moments.wrong?.stage as PlayerStage;
  const seat = moments.wrong?.seat as SeatView;
  const older: SeatView = { ...seat, seq: stage.seq - 1 };
  const open = moments.open?.stage as PlayerStage;

  it("PH5 a reveal waits for its verdict", () => {
    expect(fits(stage, older, { stage: open, seat: older }, -1)).toBe(false);
    expect(fits(stage, older, null, -1)).toBe(false);
    expect(fits(stage, seat, null, -1)).toBe(true);
  });
  it("PH5 but not for a verdict that does not come, nor twice", () => {
    expect(fits(stage, older, null, stage.seq)).toBe(true);
    expect(fits({ ...stage, seq: stage.seq + 5 }, seat, { stage, seat }, -1)).toBe(true);
  });
  it("PH5 and a question opens at once", () => {
    expect(fits({ ...open, personal: false }, older, null, -1)).toBe(true);
  });
});

describe("words", () => {
  it("PH6 every plan on offer has both halves", () => {
    for (const { id } of IF_THENS) {
      expect(ifThenText(ifThenWords.en, { id })).toMatch(/^If .+, then .+\.$/);
    }
    expect(ifThenText(ifThenWords.en, { own: "If it is long, then I breathe" })).toBe(
      "If it is long, then I breathe",
    );
  });
});

describe("every screen", () => {
  const session = { now: () => NOW, ask: () => Promise.resolve({ ok: true as const, seq: 1 }) };
  it.each(Object.entries(moments))("PH7 %s", async (_, moment) => {
    const screen = createElement(PlayScreen, { session, ...moment, onLeave: () => {} });
    const { prelude } = await prerenderToNodeStream(screen);
    const html = await text(prelude);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});

describe("a picture and a recording", () => {
  const session = { now: () => NOW, ask: () => Promise.resolve({ ok: true as const, seq: 1 }) };
  it.each([
    ["picture", 'aria-label="Picture: A leaf in the sun. Show it larger."'],
    ["recording", "Listen"],
  ] as const)("PH10 the %s has a name, and a place before it is there", async (name, says) => {
    const moment = moments[name];
    if (!moment) throw new Error(`no such moment: ${name}`);
    const screen = createElement(PlayScreen, { session, ...moment, onLeave: () => {} });
    const { prelude } = await prerenderToNodeStream(screen);
    const html = await text(prelude);
    expect(html).toContain(says);
    expect(html).toContain(`data-kind="${name === "picture" ? "image" : "audio"}"`);
    // Nothing sounds before somebody asks for it.
    expect(html).not.toContain("autoplay");
  });
});

describe("numbers in a text", () => {
  it("PH9 stay whole, and nothing else is touched", () => {
    expect(glued("a scale of 1 : 50 000 and 6 cm")).toBe("a scale of 1\u00a0:\u00a050\u00a0000 and 6 cm");
    expect(glued("1 000 000 at 37 °C, 20 % of 12 1500")).toBe(
      "1\u00a0000\u00a0000 at 37\u00a0°C, 20\u00a0% of 12 1500",
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(glued(text).replaceAll("\u00a0", " ")).toBe(text.replaceAll("\u00a0", " "));
      }),
    );
  });
});

describe("room for options", () => {
  it("PH8 shrinks with the number of lines and never grows with them", () => {
    const short = ["One", "Two", "Three", "Four"];
    expect(density("Which?", short, null)).toBe(0);
    expect(density("Which?", [...short, ...short], null)).toBe(2);
    // Under a picture four short options are still all in sight, and never as small as can be.
    expect(density("Which?", short, { kind: "image", src: "", alt: "" })).toBe(1);
    expect(density("Which?", short, { kind: "audio", src: "", alt: "" })).toBe(0);
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { minLength: 2, maxLength: 8 }), (options) => {
        expect(
          density(
            "Which?",
            options.map((text) => text + text),
            null,
          ),
        ).toBeGreaterThanOrEqual(density("Which?", options, null));
      }),
    );
  });
});
