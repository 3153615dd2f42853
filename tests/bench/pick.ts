import { predictor, sequenceState } from "#lib/game/engine.ts";
import { pickNext } from "#lib/sequence/pick.ts";
import { demoQuestions } from "../support/bank.ts";
import { startOf } from "../support/history.ts";
import { Room } from "../support/room.ts";

/** What it takes to plan a round's next question, ms: `players` present, `questions` in the bank, all with a history. */
export function pickSpeed(
  questions: number,
  players: number,
): { picks: number; p50: number; p99: number; round: number } {
  const bank = demoQuestions(questions, Math.min(50, Math.max(4, Math.floor(questions / 12))));
  const squad = startOf(bank, {
    members: players,
    theta: (n) => (2 * n) / players - 1,
    before: (index) =>
      index % 4 === 0
        ? null
        : { sessionsSince: 1 + (index % 4), known: 0.3 + (index % 7) / 10, probe: index % 600 === 1 },
  });
  const plan = { rounds: 4, roundSec: 240, dialLadder: [1, 2, 2, 3] as (1 | 2 | 3)[] };
  const took: number[] = [];
  const rounds: number[] = [];
  for (let i = 0; i < 6; i++) {
    const room = new Room({ questions: bank, plan, squad, seed: `pick ${i}` });
    room.coachArrives();
    room.joinSquad();
    room.coach({ do: "start" });
    let seen = 0;
    room.play(() => {
      const round = room.state.rounds.at(-1);
      const run = room.state.runs.at(-1);
      if (!round || room.state.phase !== "question" || !run || seen === run.run)
        return room.state.phase === "review";
      seen = run.run;
      let ms = Number.POSITIVE_INFINITY;
      // The same pick again and again: other work on this machine is not the engine's.
      for (let go = 0; go < 3; go++) {
        const from = performance.now();
        pickNext(sequenceState(room.state, round, room.now), predictor(room.state));
        ms = Math.min(ms, performance.now() - from);
      }
      took.push(ms);
      rounds[i * 4 + round.n] = (rounds[i * 4 + round.n] ?? 0) + ms;
      return false;
    });
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0;
  return { picks: took.length, p50: at(0.5), p99: at(0.99), round: Math.max(...rounds.filter(Boolean)) };
}
