import type { CsvRow } from "../csv.ts";
import type { Column } from "./type.ts";

/** What a table's column can hold. Several columns may hold options; they count in their order. */
export const CSV_FIELDS = [
  "question",
  "option",
  "right",
  "wrong",
  "type",
  "topic",
  "explanation",
  "level",
  "task",
  "unit",
  "tolerance",
] as const;

export type CsvField = (typeof CSV_FIELDS)[number];

/** Headings by field, compared without case, spaces and punctuation. Order matters: "incorrect answer" first. */
const HEADINGS: readonly (readonly [CsvField, RegExp])[] = [
  ["wrong", /^(?:incorrect|wrong|distractor|falsche?|mauvaise|incorrecta)/],
  [
    "explanation",
    /^(?:(?:answer|question)?explanations?|feedback|generalfeedback|rationale|reason|why|erkl[aä]rung|explication|explicaci[oó]n)/,
  ],
  [
    "right",
    /^(?:correct|right|answerkey|key$|solution|richtige|l[oö]sung|bonner[eé]ponse|r[eé]ponsecorrecte|respuestacorrecta|correcta)/,
  ],
  [
    "option",
    /^(?:[a-h]|option|choice|answer|possibleanswer|antwort|r[eé]ponse|respuesta|opci[oó]n|proposition|auswahl)(?:[1-8]|[a-h])?(?:optional)?(?:max.*)?$/,
  ],
  ["option", /^(?:[1-8])(?:st|nd|rd|th)(?:answer|option|choice)$/],
  ["type", /^(?:question)?(?:type|typ|kind|format|fragetyp|tipo)$/],
  [
    "question",
    /^(?:question|questiontext|questions|stem|prompt|frage|fragetext|pregunta|domanda|term|text)(?:max.*)?$/,
  ],
  [
    "topic",
    /^(?:topics?|categor(?:y|ies)|tags?|subjects?|themas?|themen|kategorien?|temas?|cat[eé]gorie|th[eè]me|unit\/?topic)$/,
  ],
  ["level", /^(?:level|difficulty|schwierigkeit|schwierigkeitsgrad|niveau|dificultad|difficult[eé])$/],
  ["task", /^(?:task|tasktype|skill)$/],
  ["unit", /^(?:unit|units|einheit|unidad|unit[eé])$/],
  ["tolerance", /^(?:tolerance|toleranz|tolerancia|tol[eé]rance|margin)$/],
];
const HEADER_ROWS = 20;
const SAMPLES = 3;
const SAMPLE_CHARS = 60;

export interface Table {
  /** field by column index */
  holds: Map<number, CsvField>;
  rows: CsvRow[];
  columns: Column[];
  /** "named": a row names the columns; "assigned": by hand; "guessed": from their order; or nothing is known */
  source: "named" | "assigned" | "guessed" | "unknown";
  /** heading of the column with the right answer, to tell "Correct answer #" */
  rightHeading: string;
}

/** Finds the row that names the columns, by its text, and what each column holds. */
export function tableOf(rows: readonly CsvRow[], assigned?: Readonly<Record<number, string>>): Table {
  const at = rows.slice(0, HEADER_ROWS).findIndex((row) => isHeader(row.cells));
  const header = at === -1 ? null : (rows[at] as CsvRow);
  const body = rows.slice(at + 1);
  const named = header ? namedBy(header.cells) : null;
  const holds = assigned ? assignedBy(assigned) : (named ?? guessedFrom(body));
  const width = Math.max(0, ...rows.map((row) => row.cells.length));
  const columns = Array.from(
    { length: width },
    (_, index): Column => ({
      index,
      heading: (header?.cells[index] ?? "").trim(),
      samples: body.slice(0, SAMPLES).map((row) => (row.cells[index] ?? "").trim().slice(0, SAMPLE_CHARS)),
      holds: holds.get(index) ?? null,
    }),
  );
  const rightAt = [...holds].find(([, field]) => field === "right")?.[0] ?? -1;
  return {
    holds,
    rows: body,
    columns,
    source: assigned ? "assigned" : named ? "named" : holds.size > 0 ? "guessed" : "unknown",
    rightHeading: columns[rightAt]?.heading ?? "",
  };
}

function isHeader(cells: readonly string[]): boolean {
  const fields = new Set(namedBy(cells).values());
  return fields.has("question") && (fields.has("right") || fields.has("option"));
}

function namedBy(cells: readonly string[]): Map<number, CsvField> {
  const holds = new Map<number, CsvField>();
  cells.forEach((cell, index) => {
    const heading = cell.toLowerCase().replace(/[^\p{L}\d/]/gu, "");
    const field = HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0];
    if (field !== undefined) holds.set(index, field);
  });
  // A lone "answer" column beside the question is the right answer, not an option.
  const options = [...holds].filter(([, field]) => field === "option");
  const hasRight = [...holds.values()].includes("right");
  const lone = options[0];
  if (options.length === 1 && !hasRight && lone) holds.set(lone[0], "right");
  // "A, B, C, D, Answer": the last one, without a number, is the right one.
  const unnumbered = options.filter(([index]) =>
    /^(?:answers?|antwort|r[eé]ponse|respuesta)$/i.test((cells[index] ?? "").trim()),
  );
  if (!hasRight && options.length > 2 && unnumbered.length === 1 && unnumbered[0])
    holds.set(unnumbered[0][0], "right");
  return holds;
}

function assignedBy(assigned: Readonly<Record<number, string>>): Map<number, CsvField> {
  const holds = new Map<number, CsvField>();
  for (const [index, name] of Object.entries(assigned)) {
    const field = CSV_FIELDS.find((one) => one === name);
    if (field !== undefined) holds.set(Number(index), field);
  }
  return holds;
}

/** Question first, right answer last, options between: the order most tables without a header have. */
function guessedFrom(rows: readonly CsvRow[]): Map<number, CsvField> {
  const widths = rows.map((row) => row.cells.length);
  const width = Math.max(0, ...widths);
  const even = widths.filter((one) => one === width).length * 2 > widths.length;
  if (width < 2 || width > 10 || !even) return new Map();
  const holds = new Map<number, CsvField>([
    [0, "question"],
    [width - 1, "right"],
  ]);
  if (width > 3) for (let index = 1; index < width - 1; index++) holds.set(index, "option");
  return width === 3
    ? new Map([
        [0, "question"],
        [1, "right"],
        [2, "topic"],
      ])
    : holds;
}
