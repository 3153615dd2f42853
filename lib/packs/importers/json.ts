import { z } from "zod";
import { questionSchema } from "../../questions/registry.ts";
import { type Problem, problem } from "../problems.ts";
import { packSchema } from "../schema.ts";
import type { Importer, ImportResult } from "./type.ts";

/** The pack's frame; its questions are checked one by one, so that one bad question costs only itself. */
const frameSchema = z.looseObject({ questions: z.array(z.unknown()) });

/** Our own format, as exported. A bare list of questions is taken too. */
export const json: Importer = {
  name: "json",
  title: "Scrimmage pack (JSON)",
  extensions: ["json"],
  fields: [],
  sniff(text, fileName) {
    if (!/^\s*[[{]/.test(text)) return 0;
    if (/"format"\s*:\s*1\b/.test(text) && /"questions"\s*:/.test(text)) return 1;
    return fileName.toLowerCase().endsWith(".json") ? 0.7 : 0.3;
  },
  read(text) {
    const value = parse(text);
    if (value === undefined) return failed(problem("error", "not-json", { line: null }));
    const frame = frameSchema.safeParse(Array.isArray(value) ? { questions: value } : value);
    if (!frame.success) return failed(problem("error", "not-a-pack", { line: null }));
    const { questions, problems } = readQuestions(frame.data.questions, linesOf(text));
    return { questions, problems, columns: [], about: aboutOf(frame.data) };
  },
};

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(one: Problem): ImportResult {
  return { questions: [], problems: [one], columns: [], about: {} };
}

function readQuestions(values: readonly unknown[], lines: readonly number[]) {
  const questions: ImportResult["questions"] = [];
  const problems: Problem[] = [];
  const ids = new Set<string>();
  values.forEach((value, i) => {
    const at = { line: lines[i] ?? null, excerpt: JSON.stringify(value) ?? "" };
    const parsed = questionSchema.safeParse(value);
    const issue = parsed.error?.issues[0];
    if (issue) problems.push(problem("error", "invalid", { ...at, detail: issue.message }));
    else if (parsed.data && ids.has(parsed.data.id))
      problems.push(problem("warning", "duplicate", { ...at, detail: `id ${parsed.data.id}` }));
    else if (parsed.data) {
      ids.add(parsed.data.id);
      questions.push(parsed.data);
    }
  });
  return { questions, problems };
}

/** What the frame says about the pack, field by field: each is taken when a pack may say so. */
function aboutOf(frame: Record<string, unknown>): ImportResult["about"] {
  const about: Record<string, string> = {};
  for (const field of ["title", "description", "language", "attribution", "licence"]) {
    const value = frame[field];
    const pack = { title: "x", description: "", language: "en", attribution: "", licence: "" };
    if (typeof value !== "string") continue;
    const ok = packSchema.safeParse({ ...pack, format: 1, id: "x", questions: [], [field]: value }).success;
    if (ok) about[field] = value;
  }
  return about;
}

/** The line on which each question begins, found by counting brackets. */
function linesOf(text: string): number[] {
  const lines: number[] = [];
  let depth = 0;
  let inString = false;
  let line = 1;
  const inQuestions = /^\s*\[/.test(text) ? 2 : 3;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === "\n") line++;
    if (inString) {
      if (character === "\\") i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") {
      depth++;
      if (depth === inQuestions && character === "{") lines.push(line);
    } else if (character === "}" || character === "]") depth--;
  }
  return lines;
}
