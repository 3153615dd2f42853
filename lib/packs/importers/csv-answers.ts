import { sameOption } from "./collect.ts";

/** How a table's right answers are written: as the option's text, its letter or its number from 1. */
export type Convention = "text" | "letter" | "number";

/** The options that a cell names (stored indexes, ascending), or null. */
export type Reading = number[] | null;

const SEPARATORS = /[,;|\n]|\s(?:and|und|et|y|&)\s/;

/** The convention that explains most rows; a heading like "Correct answer #" decides a tie. */
export function conventionOf(
  rows: readonly { right: string; options: readonly string[] }[],
  heading: string,
): Convention {
  const order: Convention[] = /#|number|nummer|index|\bn[o°]\b/i.test(heading)
    ? ["number", "letter", "text"]
    : ["text", "letter", "number"];
  const asked = rows.filter((row) => row.options.length >= 2 && row.right.trim() !== "");
  const scores = order.map((convention) => ({
    convention,
    score: asked.filter((row) => readRight(row.right, row.options, convention) !== null).length,
  }));
  return scores.toSorted((a, b) => b.score - a.score)[0]?.convention ?? "text";
}

/** Reads a cell in one convention. */
export function readRight(cell: string, options: readonly string[], convention: Convention): Reading {
  const whole = readOne(cell, options, convention);
  if (whole !== null) return [whole];
  const parts = partsOf(cell, convention);
  const read = parts.map((part) => readOne(part, options, convention));
  if (parts.length < 2 || read.some((index) => index === null)) return null;
  const indexes = read.filter((index) => index !== null);
  return [...new Set(indexes)].toSorted((a, b) => a - b);
}

function partsOf(cell: string, convention: Convention): string[] {
  // "ACD", and "1.3" where a spreadsheet took "1,3" for a number.
  if (convention === "letter" && /^\s*[A-Ha-h]{2,8}\s*$/.test(cell)) return [...cell.trim()];
  if (convention === "number" && /^\s*\d\.\d\s*$/.test(cell)) return cell.trim().split(".");
  return cell
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function readOne(cell: string, options: readonly string[], convention: Convention): number | null {
  const index = indexIn(cell.trim(), options, convention);
  return index >= 0 && index < options.length ? index : null;
}

function indexIn(cell: string, options: readonly string[], convention: Convention): number {
  if (convention === "text") {
    const exact = options.indexOf(cell);
    return exact === -1 ? options.findIndex((option) => sameOption(option, cell)) : exact;
  }
  if (convention === "letter") {
    const letter = /^(?:option |answer )?\(?([A-H])[).:]?$/i.exec(cell)?.[1];
    return letter === undefined ? -1 : letter.toUpperCase().charCodeAt(0) - 65;
  }
  const number = /^(?:option |answer )?#?(\d)(?:\.0)?[).:]?$/i.exec(cell)?.[1];
  return number === undefined ? -1 : Number(number) - 1;
}
