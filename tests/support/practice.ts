import type { TestClient } from "./server.ts";
import { until } from "./server.ts";

const DAY_MS = 86_400_000;

/** What a scrimmage is steered by, wherever it runs. */
type Control = (input: object) => Promise<unknown>;

/**
 * Plays so many questions, everybody choosing the first option shown, and goes on into the review; then
 * books these follow-ups (none: declines) and seals.
 */
export async function playedToTheEnd(
  control: Control,
  players: readonly TestClient[],
  { questions = 1, days = [] as number[] } = {},
): Promise<void> {
  await control({ do: "start" });
  for (let n = 1; n <= questions; n++) {
    await until(() => players.every((one) => openRun(one) >= n));
    for (const one of players) {
      const stage = one.stage?.phase === "question" ? one.stage : null;
      await until(() => one.now() >= (stage?.question.opensAt ?? 0));
      await one.ask({ do: "answer", run: stage?.question.run ?? 0, value: 0, ms: 10 });
    }
    await control({ do: "closeNow", run: n });
    await until(() => players.every((one) => one.stage?.phase === "question" && one.stage.step === "reveal"));
  }
  await toTheEnd(control, players, days);
}

export async function toTheEnd(
  control: Control,
  players: readonly TestClient[],
  days: readonly number[],
): Promise<void> {
  await control({ do: "endEarly" });
  await until(() => players.every((one) => one.stage?.phase === "review"));
  for (const one of players) await one.ask({ do: "film", sustain: "", focus: "" });
  for (const part of ["talk", "coach", "response"]) await control({ do: "nextPart", part });
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  await control({ do: "followUp", days, at: days.map((n) => today + n * DAY_MS) });
  await control({ do: "seal" });
  await until(() => players.every((one) => one.stage?.phase === "sealed"));
}

/** the run that is open on this phone; 0: none */
function openRun({ stage }: TestClient): number {
  return stage?.phase === "question" && stage.step === "open" ? stage.question.run : 0;
}
