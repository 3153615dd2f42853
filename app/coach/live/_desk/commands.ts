import type { CoachInput } from "#lib/model/input.ts";
import type { CoachStage } from "#lib/views/types.ts";

export type DialogName =
  | "accept"
  | "throwOut"
  | "endRound"
  | "endEarly"
  | "keys"
  | "more"
  | "own"
  | "rehearsal";

/** Why a command rests, a key of `deskWords.off`. */
export type Off = "nobody" | "closed" | "once" | "later" | "none" | "film" | "heldAlready" | "noBreak";

export type CommandName =
  | "start"
  | "pause"
  | "resume"
  | "next"
  | "close"
  | "extend"
  | "skip"
  | "hold"
  | "names"
  | "lock"
  | "rehearsal"
  | "extendHuddle"
  | "nextPart"
  | "accept"
  | "throwOut"
  | "endRound"
  | "endEarly";

export interface Command {
  name: CommandName;
  does: { ask: CoachInput } | { open: DialogName };
  /** single-letter key, or null */
  key: string | null;
  off: Off | null;
}

/**
 * What the coach can do now, most wanted first: the phone's dock shows the first four, the laptop's
 * all that fit, "More" all of them. `players`: connected and not taken out.
 */
export function commandsOf(stage: CoachStage, players: number): Command[] {
  if (stage.phase === "sealed") return [];
  if (stage.phase === "lobby") return inLobby(stage, players);
  if (stage.phase === "question") return [...inQuestion(stage), ...amending(stage), ...ending(stage)];
  if (stage.phase === "break") return [...inBreak(stage), ...amending(stage), ...ending(stage)];
  if (stage.phase === "review") return [...inReview(stage), ...amending(stage)];
  return [pause(stage), ...ending(stage)];
}

const ask = (name: CommandName, input: CoachInput, key: string | null, off: Off | null = null): Command => ({
  name,
  does: { ask: input },
  key,
  off,
});
const open = (name: CommandName, dialog: DialogName, off: Off | null = null): Command => ({
  name,
  does: { open: dialog },
  key: null,
  off,
});

function pause(stage: CoachStage): Command {
  return stage.pausedAt === null ? ask("pause", { do: "pause" }, "p") : ask("resume", { do: "resume" }, "p");
}

function names(stage: CoachStage): Command {
  return ask("names", { do: "names", shown: !stage.settings.namesShown }, "n");
}

function inLobby(stage: CoachStage, players: number): Command[] {
  return [
    ask("start", { do: "start" }, null, players === 0 ? "nobody" : null),
    ask("lock", { do: "lock", locked: !stage.settings.locked }, null),
    names(stage),
    open("rehearsal", "rehearsal"),
  ];
}

function inQuestion(stage: CoachStage): Command[] {
  const run = stage.question?.run ?? 0;
  const next = ask("next", { do: "next", run }, null);
  // Once the answers are in, skipping makes no sense any more, moving on does.
  const on = stage.step === "open" || stage.step === "closed" ? ask("skip", { do: "skip", run }, "s") : next;
  if ((stage.question?.dial ?? stage.dial) === 0) {
    return on.name === "next" ? [next, pause(stage), hold(stage)] : [next, pause(stage), on, hold(stage)];
  }
  const closed = stage.step === "open" ? null : "closed";
  return [
    pause(stage),
    ask("close", { do: "closeNow", run }, "c", closed),
    ask("extend", { do: "extend", run }, "e", closed),
    on,
    hold(stage),
  ];
}

/** One question a round can be held, as long as its answer has not been shown and a break follows. */
export function hold(stage: CoachStage): Command {
  return ask("hold", { do: "hold", run: stage.question?.run ?? 0 }, "h", holdOff(stage));
}

function holdOff(stage: CoachStage): Off | null {
  if (stage.held !== null) return "heldAlready";
  if (stage.round >= stage.rounds) return "noBreak";
  return stage.step === "open" || stage.step === "closed" ? null : "closed";
}

/** The held answer can be shown right after its own question, and in the break until the reveal. */
export function mayRevealHeld(stage: CoachStage): boolean {
  if (stage.held === null) return false;
  if (stage.breakView) return beforeReveal(stage.breakView);
  return stage.step === "held" && stage.held.run === stage.question?.run;
}

/** The break has not come to its reveal yet. */
export function beforeReveal(view: NonNullable<CoachStage["breakView"]>): boolean {
  const place = (name: string) => view.segments.findIndex((one) => one.name === name);
  return place(view.segment) < place("reveal");
}

function inBreak(stage: CoachStage): Command[] {
  const view = stage.breakView;
  const start = ask("start", { do: "start" }, null);
  const rest = [
    pause(stage),
    ask("extendHuddle", { do: "extendHuddle" }, "e", view ? huddleOff(view) : "later"),
  ];
  // A break that runs is best left alone; one that waits is waiting for this.
  return view?.waiting ? [start, ...rest] : [...rest, start];
}

function huddleOff(view: NonNullable<CoachStage["breakView"]>): Off | null {
  if (view.huddleExtended) return "once";
  return view.segment === "huddle" ? null : "later";
}

function inReview(stage: CoachStage): Command[] {
  const part = stage.reviewView?.part;
  if (!part || part === "commit") return [pause(stage)];
  // Players come first: the fold does not leave their film before most have handed in.
  const off = part === "film" && !stage.reviewView?.canClose ? "film" : null;
  return [ask("nextPart", { do: "nextPart", part }, null, off), pause(stage)];
}

function amending(stage: CoachStage): Command[] {
  const off = stage.amendable.length === 0 ? "none" : null;
  return [open("accept", "accept", off), open("throwOut", "throwOut", off)];
}

function ending(stage: CoachStage): Command[] {
  const end = open("endEarly", "endEarly");
  return stage.phase === "question" ? [open("endRound", "endRound"), end] : [end];
}
