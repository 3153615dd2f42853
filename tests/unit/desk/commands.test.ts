import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { COACH } from "#lib/game/permissions.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { type Command, commandsOf, mayRevealHeld } from "../../../app/coach/live/_desk/commands.ts";
import * as fixtures from "../../support/fixtures/desk.ts";

const named = (stage: CoachStage, players = 24) => commandsOf(stage, players).map((one) => one.name);
const find = (stage: CoachStage, name: Command["name"], players = 24) =>
  commandsOf(stage, players).find((one) => one.name === name);

describe("the desk's commands", () => {
  it("starts only when somebody is in, and says why not", () => {
    expect(find(fixtures.lobbyStage, "start", 0)?.off).toBe("nobody");
    expect(find(fixtures.lobbyStage, "start", 1)?.off).toBeNull();
  });

  it("names the run that is on, so that a late press cannot hit the next question", () => {
    for (const name of ["close", "extend", "skip", "hold"] as const) {
      const does = find({ ...fixtures.questionStage, held: null }, name)?.does;
      expect(does && "ask" in does && "run" in does.ask && does.ask.run).toBe(15);
    }
  });

  it("offers Next first at dial 0, and no time to give", () => {
    expect(named(fixtures.walkStage)[0]).toBe("next");
    expect(named(fixtures.walkStage)).not.toContain("extend");
  });

  it("turns Skip into Next once the answers are in, and rests what came too late", () => {
    expect(named(fixtures.questionStage)).toContain("skip");
    expect(named(fixtures.revealStage)).not.toContain("skip");
    expect(named(fixtures.revealStage)).toContain("next");
    expect(find(fixtures.revealStage, "close")?.off).toBe("closed");
    expect(find({ ...fixtures.revealStage, held: null }, "hold")?.off).toBe("closed");
  });

  it("holds one question a round, and none where no break follows", () => {
    expect(find(fixtures.questionStage, "hold")?.off).toBe("heldAlready");
    expect(find({ ...fixtures.questionStage, held: null }, "hold")?.off).toBeNull();
    expect(find({ ...fixtures.questionStage, held: null, round: 4 }, "hold")?.off).toBe("noBreak");
  });

  it("shows a held answer in the break until the reveal has come", () => {
    expect(mayRevealHeld(fixtures.breakStage)).toBe(true);
    expect(mayRevealHeld(fixtures.breakRevealStage)).toBe(false);
    expect(mayRevealHeld(fixtures.questionStage)).toBe(false);
  });

  it("puts Start first in a break that waits, and last in one that runs", () => {
    expect(named(fixtures.breakWaitingStage)[0]).toBe("start");
    expect(named(fixtures.breakStage)[0]).toBe("pause");
  });

  it("gives the huddle 20 s once, and only while it is on", () => {
    expect(find(fixtures.breakStage, "extendHuddle")?.off).toBeNull();
    expect(find(fixtures.breakRevealStage, "extendHuddle")?.off).toBe("once");
  });

  it("lets players finish their film before the coach moves on", () => {
    expect(find(fixtures.reviewFilmStage, "nextPart")?.off).toBe("film");
    expect(find(fixtures.reviewTalkStage, "nextPart")?.off).toBeNull();
    expect(find(fixtures.reviewCommitStage, "nextPart")).toBeUndefined();
  });

  it("resumes where it paused", () => {
    expect(named(fixtures.pausedStage)).toContain("resume");
    expect(named(fixtures.pausedStage)).not.toContain("pause");
  });

  it("does nothing any more once sealed", () => {
    expect(named(fixtures.sealedStage)).toEqual([]);
  });

  it("gives no key to two commands of one moment", () => {
    for (const stage of Object.values(fixtures).filter(isStage)) {
      const keys = commandsOf(stage, 24).flatMap((one) => (one.key ? [one.key] : []));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

function isStage(value: unknown): value is CoachStage {
  return typeof value === "object" && value !== null && "phase" in value && "settings" in value;
}

describe("the desk as a whole", () => {
  it("has a way to ask for everything that a coach may ask", () => {
    const sources = sourcesOf(path.join(process.cwd(), "app/coach/live"));
    const missing = Object.keys(COACH).filter((name) => !sources.includes(`do: "${name}"`));
    expect(missing).toEqual([]);
  });
});

function sourcesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), "utf8"))
    .join("\n");
}
