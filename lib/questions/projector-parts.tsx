import type { ComponentType, ReactNode } from "react";
import type { ProjectorWords } from "../i18n/projector.ts";
import type { AnswerValue, AskedView, KeyView } from "./views.ts";

/**
 * What a question type paints with on the projector. The app hands the parts in, because a type may
 * not import the app; so a type decides what stands where, and the app decides how it looks.
 */
export interface ProjectorParts {
  Board: ComponentType<BoardProps>;
  Card: ComponentType<CardProps>;
  Field: ComponentType<FieldProps>;
}

/** the place below the question */
export interface BoardProps {
  columns: 1 | 2;
  /** whether the cards run along the rows or down the columns */
  flow?: "rows" | "columns";
  label?: string;
  children: ReactNode;
}

/** one answer, with its mark */
export interface CardProps {
  position: number;
  text: string;
  light: Light;
  big?: boolean;
  /** its place in the right order */
  number?: number;
}

/** one wide field for what is typed on the phone, and for the right answer when it is lit */
export interface FieldProps {
  text: string;
  note?: string | null;
  light: Light;
  icon?: "phone";
}

/** lit: right; off: lost its colour */
export type Light = "plain" | "lit" | "off";

export interface AnswersProps<A, K> {
  asked: A;
  /** null before the reveal */
  shown: K | null;
  /** the options stand on the phones: paint only what is right, and nothing before the reveal */
  onPhones: boolean;
  parts: ProjectorParts;
  words: ProjectorWords & { true: string; false: string };
}

/** one line that can be pointed at: an option, an entry, a right answer */
export interface Line {
  value: AnswerValue;
  /** displayed positions whose marks stand before the text */
  marks: number[];
  text: string;
}

/** One question type on the projector. Method syntax, so that the registry needs no cast. */
export interface ProjectorKind<A extends AskedView = AskedView, K extends KeyView = KeyView> {
  Answers(props: AnswersProps<A, K>): ReactNode;
  /** what stands in the huddle's list; empty where the answer is typed */
  lines(asked: A, words: AnswersProps<A, K>["words"]): Line[];
  /** the right answer, or the right answers, in words */
  right(asked: A, key: K, words: AnswersProps<A, K>["words"]): Line[];
  /** the marks of an answer as the phone sent it */
  marks(value: AnswerValue): number[];
  /** an answer in words, where the order of its marks matters; null: as the record says it */
  say(asked: A, value: AnswerValue): string | null;
  /** what the answer mixes up, in the author's words */
  misconception(key: K, value: AnswerValue): string | null;
}

/** Light of one position: nothing is lit before the reveal, and then only what is right. */
export function lightOf(revealed: boolean, right: boolean): Light {
  if (!revealed) return "plain";
  return right ? "lit" : "off";
}
