import type { ComponentType, ReactNode } from "react";
import type { AnswerWords } from "../i18n/play.ts";
import type { Media } from "../model/question.ts";
import type { AnswerValue, AskedView, KeyView } from "./views.ts";

/** What a question type paints with on the phone. The app hands the parts in: a type may not import the app. */
export interface PhoneLook {
  Mark: ComponentType<{ position: number; look?: "tab" | "plain"; className?: string }>;
  Rich: ComponentType<{ text: string }>;
}

/** a word beside one's own answer: "Held", "Sure", "You", "Before" */
export interface Tag {
  value: AnswerValue;
  word: string;
  /** null before the reveal */
  right: boolean | null;
}

export interface PhoneProps<A, K> {
  asked: A;
  /** what is chosen or typed now, sent or not */
  value: AnswerValue | null;
  /** what went to the server; null: nothing yet */
  sent: AnswerValue | null;
  /** nothing can be changed any more */
  locked: boolean;
  /** the right answer, from the reveal on */
  shown: K | null;
  tags: readonly Tag[];
  /** id of the heading that holds the question */
  labelledBy: string;
  words: AnswerWords;
  look: PhoneLook;
  onChange(value: AnswerValue): void;
  /** typed answers: send it */
  onDone(): void;
}

/** one answer as a line of text with the marks that stand before it */
export interface Line {
  marks: number[];
  text: string;
}

/** One question type on the phone. Method syntax, so that the registry needs no cast. */
export interface PhoneKind<A extends AskedView = AskedView, K extends KeyView = KeyView> {
  /**
   * tap: one tap is the whole answer; change: every whole change is sent, more may follow;
   * button: sent by its own button
   */
  readonly sends: "tap" | "change" | "button";
  /** what to do, before anything was done */
  hint(words: AnswerWords): string;
  Answer(props: PhoneProps<A, K>): ReactNode;
  /** fetches what `Answer` needs, where that comes later */
  load?(): Promise<unknown>;
  /** the answer after the n-th option was picked by key; null: keys mean nothing here */
  picked(asked: A, value: AnswerValue | null, n: number): AnswerValue | null;
  /** whether this can be sent */
  whole(asked: A, value: AnswerValue): boolean;
  line(asked: A, value: AnswerValue, words: AnswerWords): Line;
  right(asked: A, key: K, words: AnswerWords): Line;
}

/** the word that stands beside one option, if it is among the own answers */
export function tagOf(tags: readonly Tag[], fits: (value: AnswerValue) => boolean): string | null {
  const words = tags.filter((tag) => fits(tag.value)).map((tag) => tag.word);
  return words.length > 0 ? words.join(", ") : null;
}

/** height that a picture and a recording take above the options, px, about (`play.module.css`) */
const MEDIA_TALL: Record<Media["kind"], number> = { image: 190, audio: 60 };

/**
 * How much room the options may take: 0 as drawn, 1 a little less, 2 as little as a finger allows.
 * Counted in lines of 26 letters, so that four long options still fit a phone without scrolling, and four
 * short ones under a picture.
 */
export function density(stem: string, options: readonly string[], media: Media | null): 0 | 1 | 2 {
  const lines = options.map((text) => Math.max(1, Math.ceil(text.length / 26)));
  const tall = lines.reduce((sum, n) => sum + Math.max(92, n * 23 + 22) + 10, 0);
  const head = Math.ceil(stem.length / 24) * 30 + (media ? MEDIA_TALL[media.kind] : 0);
  if (tall + head <= 610) return 0;
  return lines.reduce((sum, n) => sum + Math.max(72, n * 22 + 18) + 8, 0) + head <= 610 ? 1 : 2;
}

/** Remembers where the finger came down, so that the colour can spread from there. */
export function touchPoint(event: { clientX: number; clientY: number; currentTarget: HTMLElement }): void {
  const box = event.currentTarget.getBoundingClientRect();
  event.currentTarget.style.setProperty("--x", `${event.clientX - box.left}px`);
  event.currentTarget.style.setProperty("--y", `${event.clientY - box.top}px`);
}
