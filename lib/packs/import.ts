import { IMPORT_BYTES_MAX, QUESTIONS_PER_PACK_MAX, TITLE_CHARS_MAX } from "../kit/limits.ts";
import type { Pack } from "../model/pack.ts";
import { decode } from "./decode.ts";
import { IMPORTERS } from "./importers/registry.ts";
import type { Column, Importer, ImportOptions } from "./importers/type.ts";
import { type Problem, problem } from "./problems.ts";

/** More of them nobody reads, and they would have to travel. */
const PROBLEMS_MAX = 2_000;

/** What a file would bring; nothing is stored by it. */
export interface Imported {
  /** name of the importer that read it; null where none could */
  importer: string | null;
  /** all that may be chosen by hand */
  importers: string[];
  pack: Omit<Pack, "format" | "id">;
  problems: Problem[];
  columns: Column[];
  fields: readonly string[];
  preview: Preview;
}

/** Counts for the screen that asks "take these?". */
export interface Preview {
  questions: number;
  errors: number;
  warnings: number;
  /** by primary topic, in order of appearance */
  topics: { topic: string; questions: number }[];
  kinds: { kind: string; questions: number }[];
}

export interface ImportChoices extends Partial<ImportOptions> {
  /** an importer's name, where the coach chose one */
  importer?: string;
}

/** Reads a file of any known format. Total: what cannot be read is a problem in the result. */
export function importPack(bytes: Uint8Array, fileName: string, choices: ImportChoices = {}): Imported {
  const refusal = refused(bytes);
  if (refusal) return nothing(fileName, refusal);
  const { text, encoding } = decode(bytes);
  const importer = importerFor(text, fileName, choices.importer);
  if (!importer) return nothing(fileName, problem("error", "nothing-found", { line: null }));
  const title = titleOf(fileName);
  const result = importer.read(text, { ...choices, topic: choices.topic ?? title });
  const questions = result.questions.slice(0, QUESTIONS_PER_PACK_MAX);
  const doubts = [
    ...(encoding === "mixed" ? [problem("warning", "encoding-guessed", { line: null })] : []),
    ...(questions.length < result.questions.length
      ? [
          problem("error", "too-large", {
            line: null,
            detail: `only the first ${questions.length} questions were taken`,
          }),
        ]
      : []),
    ...(questions.length === 0 && result.problems.length === 0
      ? [problem("error", "nothing-found", { line: null })]
      : []),
  ];
  const problems = [...doubts, ...result.problems];
  const unlisted = problems.length - PROBLEMS_MAX;
  const more = { line: null, detail: `${unlisted} further problems are not listed` };
  return {
    importer: importer.name,
    importers: IMPORTERS.map((one) => one.name),
    pack: {
      title,
      description: "",
      language: "en",
      attribution: "",
      licence: "",
      ...result.about,
      questions,
    },
    problems:
      unlisted > 0 ? [...problems.slice(0, PROBLEMS_MAX), problem("warning", "too-large", more)] : problems,
    columns: result.columns,
    fields: importer.fields,
    preview: previewOf(questions, problems),
  };
}

function refused(bytes: Uint8Array): Problem | null {
  if (bytes.length > IMPORT_BYTES_MAX)
    return problem("error", "too-large", { line: null, detail: `more than ${IMPORT_BYTES_MAX / 1e6} MB` });
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return !utf16 && bytes.subarray(0, 4_096).includes(0) ? problem("error", "not-text", { line: null }) : null;
}

function importerFor(text: string, fileName: string, chosen: string | undefined): Importer | undefined {
  if (chosen !== undefined) return IMPORTERS.find((importer) => importer.name === chosen);
  const scored = IMPORTERS.map((importer) => ({ importer, score: importer.sniff(text, fileName) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score > 0 ? best.importer : undefined;
}

function nothing(fileName: string, why: Problem): Imported {
  return {
    importer: null,
    importers: IMPORTERS.map((one) => one.name),
    pack: {
      title: titleOf(fileName),
      description: "",
      language: "en",
      attribution: "",
      licence: "",
      questions: [],
    },
    problems: [why],
    columns: [],
    fields: [],
    preview: previewOf([], [why]),
  };
}

function previewOf(questions: Pack["questions"], problems: readonly Problem[]): Preview {
  const topics = countBy(questions.map((question) => question.topics[0] ?? ""));
  const kinds = countBy(questions.map((question) => question.kind));
  return {
    questions: questions.length,
    errors: problems.filter((one) => one.severity === "error").length,
    warnings: problems.filter((one) => one.severity === "warning").length,
    topics: topics.map(([topic, count]) => ({ topic, questions: count })),
    kinds: kinds.map(([kind, count]) => ({ kind, questions: count })),
  };
}

function countBy(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts];
}

/** "world-history_2.csv" becomes "World history 2". */
function titleOf(fileName: string): string {
  const base = fileName
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]{1,8}$/, "")
    .replace(/[-_\s]+/g, " ")
    .trim();
  const title = base === "" ? "Imported questions" : base.charAt(0).toUpperCase() + base.slice(1);
  return title.slice(0, TITLE_CHARS_MAX);
}
