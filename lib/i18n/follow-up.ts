import type { Words } from "./locale.ts";

/**
 * Follow-ups and what stayed. They may say more than a screen of the same day may: everything here is about
 * another day, and says how many days, and how many players or answers it rests on.
 */
const en = {
  followUp: {
    eventTitle: (a: { title: string }) => `Follow-up: ${a.title}`,
    eventText: (a: { url: string; code: string }) =>
      `Four minutes, no pressure. Join at ${a.url} with the code ${a.code}.`,
  },
};

export type FollowUpWords = typeof en;
export const followUpWords: Words<FollowUpWords> = { en };
