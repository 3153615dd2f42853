import type { Pack } from "../../model/pack.ts";
import type { Level, QuestionBase } from "../../model/question.ts";
import type { Problem } from "../problems.ts";

export interface ImportOptions {
  /** topic of questions that name none */
  topic: string;
  level?: Level;
  /** what each column holds, by its index, where a table's columns were assigned by hand */
  columns?: Readonly<Record<number, string>>;
  delimiter?: string;
}

/** A column of a table: for assigning it by hand. */
export interface Column {
  index: number;
  heading: string;
  /** its first few cells */
  samples: string[];
  /** one of the importer's fields, or null where it is passed over */
  holds: string | null;
}

/** Every block or row of the file is a question or is named in a problem. */
export interface ImportResult {
  questions: QuestionBase[];
  problems: Problem[];
  columns: Column[];
  /** what the file says about the pack as a whole */
  about: Partial<Omit<Pack, "format" | "id" | "questions">>;
}

/** One file format. Joining `registry.ts` means passing `tests/contract/importers.test.ts`. */
export interface Importer {
  name: string;
  title: string;
  /** file name endings without the dot */
  extensions: readonly string[];
  /** what a column can hold; empty for formats without columns */
  fields: readonly string[];
  /** how surely this is such a file, 0 to 1 */
  sniff(text: string, fileName: string): number;
  /** total: any text gives a result */
  read(text: string, options: ImportOptions): ImportResult;
}
