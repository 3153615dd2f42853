import type { By, CoachInput, DoorInput, Input, PlayerInput } from "../model/input.ts";

type Role = By["role"];

/** Everything that a coach may ask; the compiler keeps it whole. */
export const COACH: Readonly<Record<CoachInput["do"], true>> = {
  start: true,
  pause: true,
  resume: true,
  skip: true,
  closeNow: true,
  extend: true,
  next: true,
  hold: true,
  revealHeld: true,
  extendHuddle: true,
  names: true,
  lock: true,
  lateJoin: true,
  shield: true,
  remove: true,
  readmit: true,
  rename: true,
  accommodate: true,
  teams: true,
  move: true,
  accept: true,
  throwOut: true,
  dial: true,
  adjust: true,
  note: true,
  endRound: true,
  endEarly: true,
  nextPart: true,
  coachFocus: true,
  predict: true,
  followUp: true,
  seal: true,
};

const PLAYER: Record<PlayerInput["do"], true> = {
  answer: true,
  lockIn: true,
  sure: true,
  chooseTeam: true,
  calm: true,
  rename: true,
  cause: true,
  revote: true,
  ifThen: true,
  pulse: true,
  film: true,
  thought: true,
  talk: true,
  respond: true,
  commit: true,
};

const DOOR: Record<DoorInput["do"], readonly Role[]> = {
  create: ["door"],
  join: ["door"],
  reseat: ["door"],
  gone: ["door"],
  arrive: ["player", "coach"],
  leave: ["player", "coach"],
  deadline: ["clock"],
};

/** Who may ask for what. The door's own inputs about a connection are said in the name of who came or went. */
export function mayAsk(role: Role, what: Input["do"]): boolean {
  if (Object.hasOwn(DOOR, what)) return DOOR[what as DoorInput["do"]].includes(role);
  if (role === "coach") return Object.hasOwn(COACH, what);
  if (role === "player") return Object.hasOwn(PLAYER, what);
  return false;
}

/** Inputs that may come over the wire from a role; the rest are the door's own. */
export function mayCome(role: "coach" | "player", what: string): boolean {
  return Object.hasOwn(role === "coach" ? COACH : PLAYER, what);
}

/** Whether there is such an input at all, for anybody. */
export function isInput(what: string): what is Input["do"] {
  return [DOOR, COACH, PLAYER].some((some) => Object.hasOwn(some, what));
}
