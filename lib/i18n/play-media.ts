import type { Words } from "./locale.ts";

/** Words of a question's picture or recording on the phone; fetched with the first one that comes up. */
const en = {
  larger: (a: { alt: string }) => `Picture: ${a.alt} Show it larger.`,
  close: "Close the picture",
  pictureGone: "The picture did not load. It shows:",
  listen: "Listen",
  again: "Listen again",
  stop: "Stop",
  asText: "As text",
  recordingGone: "The recording did not load. It says:",
  tryAgain: "Try again",
};

export type PlayMediaWords = typeof en;
export const playMediaWords: Words<PlayMediaWords> = { en };
