import { begin } from "#lib/game/begin.ts";
import { nextSegment } from "#lib/game/breaks.ts";
import { closeQuestion } from "#lib/game/close.ts";
import { join } from "#lib/game/lobby.ts";
import { cueNext, startRound } from "#lib/game/round.ts";
import { assert } from "#lib/kit/assert.ts";
import { COUNT_MS } from "#lib/kit/limits.ts";
import type { Rng } from "#lib/kit/rng.ts";
import type { Dial, Plan } from "#lib/model/plan.ts";
import { type QuestionBase, RIGHT, WRONG } from "#lib/model/question.ts";
import type { Answer, Run, State } from "#lib/model/state.ts";
import { CLASS_PLAN } from "#lib/model/templates.ts";
import type { ChoiceQuestion } from "#lib/questions/choice/rules.ts";
import type { BankItem } from "#lib/sequence/types.ts";
import { applySquad, foldSquad } from "#lib/squad/fold.ts";
import { recordOf } from "#lib/squad/record.ts";
import { startFor } from "#lib/squad/start.ts";
import type { Squad } from "#lib/squad/types.ts";
import { params } from "./params.ts";
import type { Conductor, MakeConductor, Session, Slot } from "./play.ts";
import type { World } from "./world.ts";

/**
 * The product itself as a conductor: a class that is a squad, a scrimmage a session. Everything between the
 * answers and the next question is the game's own code: beliefs, breaks, auto-ease, record, history. It sees
 * who was there, who was right, and how long it took.
 */

const { classroom } = params;
/** a Monday in September */
const EPOCH = Date.UTC(2026, 8, 7, 9);
const DAY_MS = 86_400_000;
const SQUAD = "bench";

export function engine(returnBudget: number): MakeConductor {
  return (world, random): Conductor => {
    const questions = world.bank.map(questionOf);
    const squad = newSquad(world);
    let state: State | null = null;
    let session: Session | null = null;
    const at = (ms: number) => EPOCH + (session?.day ?? 0) * DAY_MS + ms;
    const game = () => {
      assert(state !== null, "a session has begun");
      return state;
    };
    return {
      session(now) {
        session = now;
        const asked = questions.slice(0, now.bank.length);
        state = lobby(squad, asked, planOf(now, returnBudget), at(-60_000), random);
        now.present.forEach((here, player) => {
          if (here) sit(game(), player, at(-30_000));
        });
      },
      round(_n, atMs) {
        startRound(game(), at(atMs) - COUNT_MS);
      },
      next(_elapsedMs, atMs) {
        cueNext(game(), at(atMs));
        const run = game().phase === "question" ? game().runs.at(-1) : undefined;
        return run ? { item: run.question, kind: run.slot, dial: run.dial } : null;
      },
      note(slot) {
        const run = game().runs.at(-1);
        assert(run !== undefined, "a question was asked");
        fill(game(), run, slot);
        closeQuestion(game(), run, run.opensAt + Math.round(slot.busyMs));
      },
      broke(atMs) {
        const current = game().breaks.at(-1);
        if (game().phase === "break" && current) {
          while (current.at < current.segments.length - 1) nextSegment(game(), at(atMs));
          return;
        }
        sealed(game(), squad, at(atMs));
      },
    };
  };
}

function planOf(session: Session, returnBudget: number): Plan {
  return {
    ...CLASS_PLAN,
    rounds: session.rounds,
    roundSec: classroom.roundSec,
    breakSec: classroom.breakSec,
    dialLadder: Array.from({ length: session.rounds }, (_, i) => dialOf(i)),
    confidence: { ...CLASS_PLAN.confidence, ask: "never" },
    returnBudget,
  };
}

/** The ladder of the short session; longer ones stay at its last step. */
export function dialOf(round: number): Dial {
  const ladder = classroom.dialLadder;
  return (ladder[round] ?? ladder.at(-1) ?? 2) as Dial;
}

/** A question of as many words as the bank says, the options' four included. */
function questionOf(item: BankItem): ChoiceQuestion & QuestionBase {
  const options = ["one", "two", "three", "four"].slice(0, item.options).map((text) => ({ text }));
  return {
    kind: "choice",
    id: item.id,
    stem: Array.from({ length: item.words - options.length }, () => "word").join(" "),
    topics: [...item.topics],
    level: item.level,
    task: item.task,
    options,
    right: 0,
  };
}

function newSquad(world: World): Squad {
  const by = { role: "door" } as const;
  const members = world.traits.person.map(
    (_, player) => ({ id: memberId(player), timeMult: 1, calm: false }) as const,
  );
  const squad = foldSquad([
    {
      seq: 1,
      at: EPOCH - DAY_MS,
      by,
      ask: 0,
      input: { do: "found", id: SQUAD, kind: "class", open: false, pseudonymous: true },
    },
    { seq: 2, at: EPOCH - DAY_MS, by, ask: 0, input: { do: "enrol", members: [...members] } },
  ]);
  assert(squad !== null, "the squad was founded");
  return squad;
}

function lobby(squad: Squad, questions: QuestionBase[], plan: Plan, at: number, random: Rng): State {
  const state = begin({
    seq: 1,
    at,
    by: { role: "door" },
    ask: 0,
    // No `rules`: the first ones, which are those that were judged.
    input: {
      do: "create",
      id: `s${squad.sessions.length}`,
      code: "BENCH1",
      seed: `${random.next()}`,
      plan,
      questions,
      packs: [],
      squad: startFor(squad, questions, at, { kind: "scrimmage", booking: null }),
    },
  });
  assert(state !== null, "the scrimmage was created");
  return state;
}

function sit(state: State, player: number, at: number): void {
  const refused = join(
    state,
    {
      do: "join",
      name: `Player ${player}`,
      token: `token ${player}`,
      rehearsal: false,
      conn: `c.${player}`,
      member: memberId(player),
    },
    { seq: state.seq + 1, at, by: { role: "door" }, ask: 0, input: { do: "deadline", due: at } },
  );
  assert(refused === null, "everybody gets a seat");
}

function memberId(player: number): string {
  return `m${player}`;
}

/** Writes the answers down as the game would have, had they come one by one. */
function fill(state: State, run: Run, slot: Slot): void {
  for (const n of run.asked) {
    const player = Number(state.seats[n]?.member?.slice(1));
    const right = slot.answers[player] === 1;
    // Spread over the time until the last one, in an order that changes from slot to slot.
    const place = ((player * 7 + slot.item) % classroom.players) / (classroom.players - 1);
    run.answers[n] = answerOf(right, Math.round(slot.busyMs * (0.4 + 0.6 * place)));
  }
}

function answerOf(right: boolean, ms: number): Answer {
  const ruling = right ? RIGHT : WRONG;
  const key = right ? "0" : "1";
  return {
    key,
    value: right ? 0 : 1,
    ruling,
    ms,
    sure: null,
    lockedIn: true,
    changes: [{ key, ms, share: ruling.share }],
    cause: null,
    thought: null,
    points: null,
  };
}

/** The review is over and the class declined follow-ups: what was played goes into the squad's history. */
function sealed(state: State, squad: Squad, at: number): void {
  state.phase = "sealed";
  state.sealedAt = at;
  const record = recordOf(state);
  assert(record !== null, "a sealed scrimmage leaves a record");
  const entry = { seq: squad.seq + 1, at, by: { role: "door" } as const, ask: 0 };
  const refused = applySquad(squad, { ...entry, input: { do: "played", record } });
  assert(refused === null, "the squad takes the record");
}
