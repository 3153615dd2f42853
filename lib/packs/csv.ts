/** Reads comma-, semicolon- or tab-separated values as spreadsheets write them (RFC 4180, leniently). */

export interface CsvRow {
  /** 1-based line on which the row begins */
  line: number;
  cells: string[];
}

export const DELIMITERS = [",", ";", "\t"] as const;
const SNIFF_LINES = 12;

/**
 * Rows that have any text in them. Total: a quote that never closes ends with the file, and a quote
 * inside an unquoted cell is a quote.
 */
export function readCsv(text: string, delimiter: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let startLine = 1;
  let i = 0;
  const endRow = () => {
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: startLine, cells });
    cells = [];
  };
  while (i < text.length) {
    const cell = readCell(text, i, delimiter);
    cells.push(cell.text);
    line += cell.lines;
    i = cell.end;
    if (i >= text.length || text[i] === "\n") {
      endRow();
      line++;
      startLine = line;
    } else if (i === text.length - 1) cells.push(""); // the file ends with a delimiter
    i++;
  }
  endRow();
  return rows;
}

interface Cell {
  text: string;
  /** index of the delimiter or line feed after the cell */
  end: number;
  /** line feeds inside it */
  lines: number;
}

function readCell(text: string, start: number, delimiter: string): Cell {
  let i = start;
  while (text[i] === " ") i++;
  if (text[i] !== '"') return plainCell(text, start, delimiter);
  let content = "";
  for (i++; i < text.length; i++) {
    if (text[i] !== '"') content += text[i];
    else if (text[i + 1] === '"') content += text[i++];
    else break;
  }
  // Whatever stands between the closing quote and the delimiter belongs to the cell.
  const rest = plainCell(text, Math.min(i + 1, text.length), delimiter);
  return { text: content + rest.text.trimEnd(), end: rest.end, lines: content.split("\n").length - 1 };
}

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end++;
  return { text: text.slice(start, end), end, lines: 0 };
}

/** The delimiter that parts the first rows most evenly; a first line "sep=;" says it outright. */
export function sniffDelimiter(text: string): string {
  const declared = /^sep=(.)\n/i.exec(text)?.[1];
  if (declared !== undefined) return declared;
  const head = text.split("\n").slice(0, SNIFF_LINES).join("\n");
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(readCsv(head, delimiter)) }));
  return scores.toSorted((a, b) => b.score - a.score)[0]?.delimiter ?? ",";
}

/** Cells of the usual row times the share of rows that have as many; 0 where nothing is parted. */
function evenness(rows: readonly CsvRow[]): number {
  const widths = rows.map((row) => row.cells.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) if (width > 1) best = Math.max(best, (width * count) / widths.length);
  return best;
}
