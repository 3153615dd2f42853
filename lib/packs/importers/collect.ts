import { sha256Hex } from "../../kit/hash.ts";
import { TOPIC_CHARS_MAX } from "../../kit/limits.ts";
import type { Level, QuestionBase } from "../../model/question.ts";
import { questionSchema } from "../../questions/registry.ts";
import { foldText } from "../../questions/text/fold.ts";
import { type Problem, type ProblemCode, problem } from "../problems.ts";
import type { ImportOptions, ImportResult } from "./type.ts";

/** Where in the file a question stood. */
export interface Place {
  line: number;
  excerpt: string;
}

/** A question as an importer read it: the fields that its format has. */
export interface Found {
  kind: string;
  stem: string;
  topics?: string[];
  level?: Level;
  explanation?: string | undefined;
  [field: string]: unknown;
}

/** Gathers what an importer finds: checks it, gives it an id, drops what came before. */
export interface Collection {
  add(place: Place, found: Found): void;
  error(place: Place, code: ProblemCode, detail?: string): void;
  warn(place: Place, code: ProblemCode, detail?: string): void;
  result(): ImportResult;
}

const ID_CHARS = 10;
const DAMAGE = "\ufffd";

export function collection(options: ImportOptions): Collection {
  const questions: QuestionBase[] = [];
  const problems: Problem[] = [];
  const firstLine = new Map<string, number>();
  const ids = new Set<string>();
  const report =
    (severity: Problem["severity"]) =>
    (place: Place, code: ProblemCode, detail = "") => {
      problems.push(problem(severity, code, { ...place, detail }));
    };
  const error = report("error");
  const warn = report("warning");

  const add = (place: Place, found: Found) => {
    if (JSON.stringify(found).includes(DAMAGE)) return error(place, "damaged-text");
    const id = idOf(found);
    const parsed = questionSchema.safeParse({
      ...found,
      id,
      topics: topicsOf(found.topics ?? [], options.topic),
      level: found.level ?? options.level ?? "medium",
      task: found.task ?? "fact",
    });
    if (!parsed.success) return error(place, "invalid", parsed.error.issues[0]?.message ?? "");
    const sameAs = sameness(found);
    const before = firstLine.get(sameAs);
    if (before !== undefined) return warn(place, "duplicate", `line ${before}`);
    firstLine.set(sameAs, place.line);
    const free = ids.has(id) ? `${id}-${questions.length + 1}` : id;
    ids.add(free);
    questions.push({ ...parsed.data, id: free });
  };

  return { add, error, warn, result: () => ({ questions, problems, columns: [], about: {} }) };
}

/** An id that the same question gets at every import, so that its history stays with it. */
function idOf({ kind, stem, options, right, accept, value, entries }: Found): string {
  return sha256Hex(JSON.stringify([kind, stem, options, right, accept, value, entries])).slice(0, ID_CHARS);
}

/** Equal for questions that ask the same and have the same right answer, however they are spelled or shuffled. */
function sameness({ stem, options, right, accept, value, entries }: Found): string {
  const texts = Array.isArray(options) ? options.map((option: { text: string }) => option.text) : [];
  const chosen = [right].flat().map((one) => (typeof one === "number" ? texts[one] : one));
  const answers = [chosen, accept, value, entries].flat().filter((one) => one !== undefined);
  return [stem, ...answers].map((one) => foldText(String(one)).replace(/[^\p{L}\p{N}\p{S}]/gu, "")).join("|");
}

function topicsOf(found: readonly string[], fallback: string): string[] {
  const named = found.map((topic) => topic.trim().slice(0, TOPIC_CHARS_MAX)).filter((topic) => topic !== "");
  return named.length === 0 ? [fallback] : [...new Set(named)].slice(0, 3);
}

/** "None of these" makes sense only below the other options. */
export function isLastOption(text: string): boolean {
  return /^\W*(?:all|none|both|neither|any)\b.{0,20}\b(?:these|those|them|above|others?|options|answers|two)\b.{0,12}$/i.test(
    text,
  );
}

/** An option as stored, marked when it has to stand last. */
export function optionOf(text: string): { text: string; last?: true } {
  return isLastOption(text) ? { text, last: true } : { text };
}

/** Two spellings of the same option: spaces, case and a closing full stop apart. */
export function sameOption(a: string, b: string): boolean {
  return loose(a) === loose(b);
}

function loose(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .trim()
    .replace(/[.\s]+$/, "");
}

/** "true" and "false" in either order, or null: such options make a statement of the question. */
export function asStatement(options: readonly string[], right: number): boolean | null {
  const words = options.map((option) => loose(option));
  if (words.length !== 2 || !words.includes("true") || !words.includes("false")) return null;
  return words[right] === "true";
}
