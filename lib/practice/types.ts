/** What the practice routes say, as types: the phone imports them at no cost. */
import type { Ruling } from "../model/question.ts";
import type { AnswerValue, AskedView, KeyView } from "../questions/views.ts";

/**
 * mine: a player's own misses and focus, by the private review's address; set: the focus topics of a
 * scrimmage, by the link that its coach gives out; home: a squad member's set, by the member's link
 */
export const PRACTICE_KINDS = ["mine", "set", "home"] as const;
export type PracticeKind = (typeof PRACTICE_KINDS)[number];

/** A set to drill, without any key. */
export interface Practice {
  /** of the scrimmage or squad that it comes from */
  title: string;
  /** in the order to ask; neighbours differ in topic where they can */
  items: PracticeItem[];
  /** a member who opted in: first answers choose the next home set, and nothing else */
  personal: boolean;
  /** questions that are left out while somebody plays with them; absent: none */
  resting?: number;
}

export interface PracticeItem {
  topic: string;
  /** the question, then rewordings of it */
  wordings: Wording[];
}

export interface Wording {
  id: string;
  /** by turn, around: the options in another order each time; one entry where nothing is shuffled */
  turns: AskedView[];
}

export interface PracticeAnswer {
  ok: true;
  practice: Practice;
}

/** `value` null: show it to me. `turn`: how often this item has come, from 0. */
export interface PracticeCheck {
  seed: string;
  question: string;
  turn: number;
  value: AnswerValue | null;
}

export interface Checked {
  ruling: Ruling;
  key: KeyView;
  /** what this answer mixes up, in the author's words */
  misconception: string | null;
  explanation: string | null;
}

export interface CheckedAnswer extends Checked {
  ok: true;
}

/** where a practice set is opened: a path of this server */
export interface PracticeLinkAnswer {
  ok: true;
  path: string;
}

export interface PracticeLinksAnswer {
  ok: true;
  links: { member: string; name: string; path: string }[];
}
