/** What an import could not take, or took with a doubt. Codes, so that the screens may word them. */
export interface Problem {
  /** 1-based line of the file; null for the file as a whole */
  line: number | null;
  /** error: left out; warning: taken, look at it */
  severity: "error" | "warning";
  code: ProblemCode;
  /** what the message names, e.g. the answer that matched nothing */
  detail: string;
  /** the beginning of the block or row, one line */
  excerpt: string;
}

const MESSAGES = {
  "not-text": "This is not a text file. Save it as CSV first.",
  "not-json": "This is not valid JSON",
  "not-a-pack": "This JSON is not a pack",
  "too-large": "The file is too large",
  "nothing-found": "No question was found in this file",
  "encoding-guessed": "The file mixes encodings; look for odd characters",
  "damaged-text": "Some characters were lost before the file came here",
  "no-header": "No row names the columns; say what each column holds",
  "columns-guessed": "No row names the columns; they were guessed from their order",
  "no-question": "There is no question in this row",
  "no-answer": "No right answer is given",
  "answer-not-among-options": "The right answer is not among the options",
  "answer-ambiguous": "The right answer can be read in two ways; check it",
  "no-options": "There are fewer than two options",
  "options-repeat": "An option came twice and was taken once",
  duplicate: "The same question came before and was left out",
  "bad-number": "The right answer is not a number",
  "bad-level": "The level is none of easy, medium and hard; it became medium",
  "unknown-type": "The question's type is not known",
  unsupported: "This kind of question is not supported",
  "several-right": "Several options are right; players must now choose all of them",
  "weights-ignored": "Part marks were left out",
  "wildcard-ignored": "A wildcard answer was left out",
  "stray-text": "This text belongs to no question",
  "bad-syntax": "This could not be read",
  invalid: "This question cannot be taken",
} as const;

export type ProblemCode = keyof typeof MESSAGES;

const EXCERPT_CHARS = 80;

/** A sentence in English, for those who have no other words for the code. */
export function describeProblem({ code, detail }: Problem): string {
  const message = MESSAGES[code];
  if (detail === "") return message.endsWith(".") ? message : `${message}.`;
  return `${message.replace(/\.$/, "")}: ${detail}${/[.!?]$/.test(detail) ? "" : "."}`;
}

export function problem(
  severity: Problem["severity"],
  code: ProblemCode,
  at: { line: number | null; excerpt?: string; detail?: string },
): Problem {
  const flat = (at.excerpt ?? "").trim().replace(/\s+/g, " ");
  const excerpt = flat.length > EXCERPT_CHARS ? `${flat.slice(0, EXCERPT_CHARS - 1)}…` : flat;
  return { line: at.line, severity, code, detail: at.detail ?? "", excerpt };
}
