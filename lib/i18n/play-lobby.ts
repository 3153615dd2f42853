import type { Words } from "./locale.ts";

/** Words of the phone before the first round and beside the game: lobby, own settings, refusals. */
const en = {
  lobby: {
    in: "You're in. Watch the big screen.",
    playAs: "You play as",
    rename: "Change",
    name: "Your name",
    save: "Save",
    cancel: "Cancel",
    pickTeam: "Pick your team",
    team: (a: { team: string }) => `Team ${a.team}`,
    plan: (a: { rounds: number; minutes: number }) =>
      `${a.rounds === 1 ? "One round" : `${a.rounds} rounds`}, about ${a.minutes} minutes in all.`,
    awake: "Your screen stays on while we play.",
    keepAwake: "Keep your screen on while we play.",
  },

  phone: {
    title: "My phone",
    calm: "Hide the countdown",
    calmNote: "You still have the same time.",
    sound: "Click when I lock in",
    keys: "Answer by letter and number keys",
    leave: "This is not my seat",
    done: "Done",
  },

  refused: {
    title: "That did not go through",
    replaced: "Two phones, one seat",
    useThis: "Use this one instead",
    removed: "Your seat is closed for now",
    full: "No free seat",
    locked: "The door is closed",
    sealed: "This scrimmage is over",
    again: "Try again",
    otherCode: "Type another code",
    otherName: "Pick another name",
    reload: "Reload the page",
    joinAgain: "Join again",
  },
};

export type PlayLobbyWords = typeof en;
export const playLobbyWords: Words<PlayLobbyWords> = { en };
