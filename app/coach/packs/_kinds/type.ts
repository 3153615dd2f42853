import type { ReactNode } from "react";
import type { QuestionBase } from "#lib/model/question.ts";
import type { AnyQuestion } from "#lib/questions/registry.ts";

/** A question as stored and served; the server let nothing else in. */
export type StoredQuestion = AnyQuestion;
export type Kind = StoredQuestion["kind"];

/** the fields that every type has */
export type Common = Pick<
  StoredQuestion,
  "id" | "stem" | "topics" | "level" | "task" | "explanation" | "media" | "variantGroup"
>;

export interface FieldsProps {
  question: StoredQuestion;
  change: (question: StoredQuestion) => void;
}

/** How one type is shown and written at the desk. The registry is `kinds.ts`. */
export interface KindDesk {
  /** a question of this type to fill in */
  blank(common: Common): StoredQuestion;
  /** the right answer in a few words */
  answer(question: StoredQuestion): string;
  /** every text of it, for the search */
  texts(question: StoredQuestion): string[];
  /** what can be written besides the common fields */
  Fields(props: FieldsProps): ReactNode;
  /** the answer part as a phone shows it, with the right one lit */
  Shown(props: { question: StoredQuestion }): ReactNode;
}

/** Every stored question passed the server's schema, so its kind is one of ours. */
export function storedQuestions(questions: readonly QuestionBase[]): StoredQuestion[] {
  return questions as StoredQuestion[];
}

/** Only the common fields, without those that are absent. */
export function commonOf(question: StoredQuestion): Common {
  const { id, stem, topics, level, task, explanation, media, variantGroup } = question;
  return {
    id,
    stem,
    topics,
    level,
    task,
    ...(explanation === undefined ? {} : { explanation }),
    ...(media === undefined ? {} : { media }),
    ...(variantGroup === undefined ? {} : { variantGroup }),
  };
}

/** A record without a key whose text is blank: the schema has no empty optional texts. */
export function filled<K extends string>(key: K, text: string): Partial<Record<K, string>> {
  return (text.trim() === "" ? {} : { [key]: text }) as Partial<Record<K, string>>;
}
