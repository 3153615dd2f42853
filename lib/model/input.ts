import type { Code } from "../kit/codes.ts";
import type { Dial, Plan } from "./plan.ts";
import type { QuestionBase, Ruling } from "./question.ts";
import type { SquadStart } from "./squad.ts";

/**
 * The closed set of inputs. A scrimmage changes by these and by nothing else. Inputs are bare verbs;
 * `run` names a question's turn (1, 2, 3 … over the whole scrimmage), so that a late "skip" cannot
 * skip the next one. Chance, identity and guesswork were stamped at the door.
 */
export type Input = CoachInput | PlayerInput | DoorInput;

/** what each member of the coach's side may ask */
export type CoachInput =
  | { do: "start" } // the first round from the lobby, the next one from a break
  | { do: "pause" }
  | { do: "resume" }
  | { do: "skip"; run: number }
  | { do: "closeNow"; run: number }
  | { do: "extend"; run: number } // 10 s more for the open question
  | { do: "next"; run: number } // dial 0: the coach moves on (close, then next)
  | { do: "hold"; run: number } // keep this question's answer for the huddle
  | { do: "revealHeld"; run: number }
  | { do: "extendHuddle" }
  | { do: "names"; shown: boolean }
  | { do: "lock"; locked: boolean }
  | { do: "lateJoin"; open: boolean }
  | { do: "shield"; on: boolean }
  | { do: "remove"; seat: number }
  | { do: "readmit"; seat: number }
  | { do: "rename"; seat: number; name: string }
  | { do: "accommodate"; seat: number; timeMult: TimeMult; calm: boolean }
  | { do: "teams"; how: "none" | "choice" | "random" | "coach"; names: string[] }
  | { do: "move"; seat: number; team: number | null }
  | { do: "accept"; run: number; key: string } // another answer is right: everyone re-scored
  | { do: "throwOut"; run: number }
  | { do: "dial"; value: Dial } // for the next round
  | { do: "adjust"; items: Adjustment[] } // at most two, each with a prediction
  | { do: "note"; text: string } // the coach's own notes for the review, whole text
  | { do: "endRound"; round: number } // after the open question, straight to the break
  | { do: "endEarly" } // straight to the review
  | { do: "nextPart"; part: ReviewPart } // leaves `part` of the review
  | { do: "coachFocus"; topics: string[] } // what the coach would practise next
  | { do: "predict"; share: number } // expected share right at the follow-up, 0–1
  // booked; empty means: none, on purpose. `at`: for each, the start of its day where the coach is, ms since 1970
  | { do: "followUp"; days: number[]; at?: number[] }
  | { do: "seal" };

export type PlayerInput =
  | { do: "answer"; run: number; value: unknown; ms: number } // ms: the phone's own interval since the opening
  | { do: "lockIn"; run: number }
  | { do: "sure"; run: number; level: Sureness }
  | { do: "chooseTeam"; team: number }
  | { do: "calm"; on: boolean } // hide the countdown on my phone
  | { do: "rename"; name: string } // in the lobby only, own name
  | { do: "cause"; run: number; cause: Cause }
  | { do: "revote"; value: unknown }
  | { do: "ifThen"; choice: IfThen }
  | { do: "pulse"; face: Pulse }
  | { do: "film"; sustain: string; focus: string } // ids of what the player chose before seeing suggestions
  | { do: "thought"; run: number; text: string } // private: what I was thinking
  | { do: "talk"; side: "keep" | "change"; option: string } // team talk: tap what the team would keep or change
  | { do: "respond"; view: "agree" | "differ" | "add"; text: string }
  | { do: "commit"; topic: string };

/** what only the server's own door and clock append */
export type DoorInput =
  | {
      do: "create";
      id: string;
      code: string;
      seed: string;
      plan: Plan;
      questions: QuestionBase[];
      packs: PackCredit[];
      /** `RULES_VERSION` of the server that created it; absent: 1 */
      rules?: number;
      /** the squad it belongs to and what its history says; absent: none */
      squad?: SquadStart;
    }
  // token: SHA-256 of the secret; member: of the squad's roster, or a device that its player chose to keep
  | { do: "join"; name: string; token: string; rehearsal: boolean; conn: string; member?: string }
  | { do: "reseat"; seat: number; token: string; conn: string } // a member shows the PIN on another phone
  | { do: "arrive"; conn: string }
  | { do: "leave"; conn: string }
  | { do: "gone"; process: string } // a server process died: its connections are nobody's
  | { do: "deadline"; due: number };

export interface PackCredit {
  id: string;
  title: string;
  attribution: string;
  licence: string;
}

/** Guess, Think so, Sure */
export type Sureness = 0 | 1 | 2;
export type TimeMult = 1 | 1.25 | 1.5 | 2;

/** know, retrieve, misread, quick, guess again, pressure (`learning.md` 3.4); T is set by the clock only */
export type Cause = "K" | "R" | "M" | "Q" | "G" | "P" | "T";
export type Pulse = "ready" | "fine" | "low";

/** a suggested if–then by its id, or the player's own words */
export type IfThen = { id: string } | { own: string };

export type ReviewPart = "film" | "talk" | "coach" | "response" | "commit";

/** One change for the next round, with what the coach expects of it. */
export interface Adjustment {
  change:
    | { what: "mix"; topic: string; weight: 0.5 | 2 }
    | { what: "level"; by: -1 | 1 } // the dial
    | { what: "pace"; by: -0.2 | 0.2 } // time for each question
    | { what: "scope"; topic: string; drop: boolean }
    | { what: "format"; confidence: boolean }
    | { what: "tactic"; rule: string } // a room rule, e.g. an if–then id
    | { what: "teams"; rotate: true };
  kind: "technical" | "tactical";
  prediction: { metric: "topic" | "all" | "cause"; topic?: string; cause?: Cause; direction: "up" | "down" };
}

/** What the door adds to a player's answer: the canonical text and the ruling its type suggests. */
export interface Stamp {
  key: string;
  ruling: Ruling;
  /** one-way lag that the server measured for this socket, ms */
  lagMs: number;
}

export type By =
  | { role: "coach"; client: string }
  | { role: "player"; seat: number }
  | { role: "door" }
  | { role: "clock" };

/** A refusal is an outcome of the fold, kept nowhere but in the acknowledgement and the seat's last outcome. */
export type Outcome = { ok: true } | { ok: false; code: Code };
