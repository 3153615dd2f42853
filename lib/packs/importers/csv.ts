import type { Level } from "../../model/question.ts";
import { readNumber, valuesOf } from "../../questions/numeric/parse.ts";
import { type CsvRow, readCsv, sniffDelimiter } from "../csv.ts";
import { problem } from "../problems.ts";
import { asStatement, type Collection, collection, optionOf, type Place, sameOption } from "./collect.ts";
import { type Convention, conventionOf, readRight } from "./csv-answers.ts";
import { CSV_FIELDS, type CsvField, type Table, tableOf } from "./csv-columns.ts";
import type { Importer } from "./type.ts";

/** One row, sorted into fields. */
interface Row extends Place {
  stem: string;
  options: string[];
  right: string;
  wrong: string[];
  cell(field: CsvField): string;
}

/** Words for a type, without spaces and punctuation; "" leaves it to the row's own shape. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["", /^$/],
  ["choice", /^(?:choice|mc|mcq|single|singlechoice|singleanswer|multiplechoice|quiz)$/],
  ["multi", /^(?:multi|multiple|multipleanswers?|multipleselect|multiselect|checkbox|checkboxes|ma)$/],
  ["truefalse", /^(?:truefalse|trueorfalse|tf|boolean)$/],
  ["text", /^(?:text|shortanswer|sa|fillintheblanks?|fillin|typed|freetext)$/],
  ["numeric", /^(?:numeric|numerical|number)$/],
  ["order", /^(?:order|ordering|sequence|sort|ranking)$/],
];

/** Tables with a question a row: templates of other programs, or anybody's own spreadsheet. */
export const csv: Importer = {
  name: "csv",
  title: "Table (CSV)",
  extensions: ["csv", "tsv", "txt"],
  fields: CSV_FIELDS,
  sniff(text, fileName) {
    if (/^\s*[[{]/.test(text) || /^#Q /m.test(text)) return 0;
    const rows = readCsv(text.slice(0, 20_000), sniffDelimiter(text));
    const table = tableOf(rows);
    const byName = /\.(?:csv|tsv)$/i.test(fileName);
    if (table.source === "named") return byName ? 1 : 0.9;
    if (byName) return 0.7;
    return table.source === "guessed" && rows.length > 1 ? 0.4 : 0;
  },
  read(text, options) {
    const found = collection(options);
    const declared = /^sep=.\n/i.exec(text)?.[0].length ?? 0;
    const delimiter = options.delimiter ?? sniffDelimiter(text);
    const rows = readCsv(text.slice(declared), delimiter).map((row) => ({
      ...row,
      line: row.line + (declared > 0 ? 1 : 0),
    }));
    const table = tableOf(rows, options.columns);
    const sorted = table.rows.filter((row) => !isHelp(row, table)).map((row) => rowOf(row, table));
    const convention = conventionOf(sorted, table.rightHeading);
    if (table.source !== "unknown") for (const row of sorted) take(row, convention, found);
    const result = found.result();
    const doubt =
      table.source === "unknown"
        ? [problem("error", "no-header", { line: null })]
        : table.source === "guessed"
          ? [problem("warning", "columns-guessed", { line: null })]
          : [];
    return { ...result, problems: [...doubt, ...result.problems], columns: table.columns };
  },
};

/** Some templates explain their columns in the second row. */
function isHelp(row: CsvRow, table: Table): boolean {
  return row === table.rows[0] && row.cells.some((cell) => /^text of the question/i.test(cell.trim()));
}

function rowOf({ line, cells }: CsvRow, { holds }: Table): Row {
  const all = (field: CsvField) =>
    [...holds]
      .filter(([, held]) => held === field)
      .map(([index]) => (cells[index] ?? "").trim().replace(/[ \t]+/g, " "))
      .filter((text) => text !== "");
  const cell = (field: CsvField) => all(field)[0] ?? "";
  const right = all("right").join("\n");
  return {
    line,
    excerpt: cells.join(" · "),
    stem: cell("question"),
    options: all("option"),
    right,
    wrong: all("wrong"),
    cell,
  };
}

function take(row: Row, convention: Convention, found: Collection) {
  if (row.stem === "") return found.error(row, "no-question");
  const typed = row
    .cell("type")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  const kind = KINDS.find(([, pattern]) => pattern.test(typed))?.[0];
  if (kind === undefined) {
    const known = /^(?:poll|openended|draw|slide|essay|survey|voting|matching|match|range)$/.test(typed);
    return found.error(row, known ? "unsupported" : "unknown-type", row.cell("type"));
  }
  const shared = {
    stem: row.stem,
    topics: topicsOf(row.cell("topic")),
    ...levelOf(row, found),
    ...taskOf(row),
    ...explanationOf(row),
  };
  if (kind === "order") return found.add(row, { kind, ...shared, entries: entriesOf(row) });
  if (kind === "text" || kind === "numeric" || (row.options.length === 0 && row.wrong.length === 0))
    return takeTyped(row, kind, shared, found);
  takePicked(row, kind, shared, convention, found);
}

type Shared = { stem: string; topics: string[]; level?: Level; explanation?: string };

function takePicked(row: Row, kind: string, shared: Shared, convention: Convention, found: Collection) {
  const options = optionsOf(row, found);
  if (options.length < 2) return found.error(row, "no-options");
  if (row.right === "") return found.error(row, "no-answer");
  const right = rightOf(row, options, convention, found);
  if (right === null) return found.error(row, "answer-not-among-options", row.right);
  const [first = 0] = right;
  if (right.length > 1 || kind === "multi")
    return found.add(row, { kind: "multi", ...shared, options: options.map((text) => ({ text })), right });
  const statement = asStatement(options, first);
  if (statement !== null) return found.add(row, { kind: "truefalse", ...shared, right: statement });
  found.add(row, { kind: "choice", ...shared, options: options.map(optionOf), right: first });
}

/** The options each once; where only wrong ones are listed the right answer joins them. */
function optionsOf(row: Row, found: Collection): string[] {
  const listed = row.options.length === 0 && row.right !== "" ? [row.right] : row.options;
  const options: string[] = [];
  for (const text of [...listed, ...row.wrong]) {
    if (options.some((option) => sameOption(option, text))) found.warn(row, "options-repeat", text);
    else options.push(text);
  }
  return options;
}

/** By the table's own convention, else by any other; a cell that two of them read differently is doubtful. */
function rightOf(row: Row, options: string[], convention: Convention, found: Collection): number[] | null {
  const conventions: Convention[] = [
    convention,
    ...(["text", "letter", "number"] as const).filter((one) => one !== convention),
  ];
  const readings = conventions.map((one) => readRight(row.right, options, one)).filter((one) => one !== null);
  const [reading] = readings;
  if (reading && readings.some((other) => String(other) !== String(reading)))
    found.warn(row, "answer-ambiguous", row.right);
  return reading ?? null;
}

function takeTyped(row: Row, kind: string, shared: Shared, found: Collection) {
  const accepted = [row.right, ...row.options]
    .flatMap((cell) => cell.split(/[|\n]/))
    .map((text) => text.trim());
  const accept = [...new Set(accepted.filter((text) => text !== ""))];
  const [first] = accept;
  if (first === undefined) return found.error(row, "no-answer");
  if (kind !== "text" && accept.length === 1 && /^(?:true|false)$/i.test(first))
    return found.add(row, { kind: "truefalse", ...shared, right: /^true$/i.test(first) });
  if (kind === "truefalse") return found.error(row, "answer-not-among-options", first);
  if (kind === "choice" || kind === "multi") return found.error(row, "no-options");
  const number = kind === "text" || accept.length > 1 ? null : readNumber(first);
  const value = number && number.unit === "" ? valuesOf(number.number)[0] : undefined;
  if (value !== undefined)
    return found.add(row, { kind: "numeric", ...shared, value, ...marginOf(row), ...unitOf(row) });
  if (kind === "numeric") return found.error(row, "bad-number", first);
  found.add(row, { kind: "text", ...shared, accept });
}

function entriesOf(row: Row): string[] {
  return row.options.length > 0 ? row.options : row.right.split(/[|;\n]/).map((entry) => entry.trim());
}

function marginOf(row: Row): { tolerance: number | { percent: number } } {
  const cell = row.cell("tolerance").replace(/^±\s*/, "");
  const typed = readNumber(cell);
  const value = Math.abs(valuesOf(typed?.number ?? "")[0] ?? 0);
  return { tolerance: typed?.unit === "%" ? { percent: value } : value };
}

function unitOf(row: Row): { unit?: string } {
  const unit = row.cell("unit");
  return unit === "" ? {} : { unit };
}

function topicsOf(cell: string): string[] {
  return cell.split(/[;|,\n]/);
}

function levelOf(row: Row, found: Collection): { level?: Level } {
  const cell = row.cell("level").toLowerCase();
  if (cell === "") return {};
  if (/^(?:easy|low|1|leicht|facile|f[aá]cil|beginner)/.test(cell)) return { level: "easy" };
  if (/^(?:hard|high|difficult|3|schwer|difficile|dif[ií]cil|advanced)/.test(cell)) return { level: "hard" };
  if (!/^(?:medium|mid|moderate|normal|intermediate|2|mittel|moyen|medi[ao])/.test(cell))
    found.warn(row, "bad-level", cell);
  return { level: "medium" };
}

function taskOf(row: Row): { task?: string } {
  const task = row.cell("task").toLowerCase();
  return task === "" ? {} : { task };
}

function explanationOf(row: Row): { explanation?: string } {
  const explanation = row.cell("explanation");
  return explanation === "" ? {} : { explanation };
}
