import type { QuestionBase } from "./question.ts";

/** A set of questions with topics, as stored and as exported. `format` is the JSON schema's version. */
export interface Pack {
  format: 1;
  id: string;
  title: string;
  description: string;
  /** BCP 47 tag of the questions' language */
  language: string;
  /** who made the questions and under which licence; shown wherever the pack is */
  attribution: string;
  licence: string;
  questions: QuestionBase[];
}
