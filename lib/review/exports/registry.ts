import { csv } from "./csv.ts";
import { json } from "./json.ts";
import type { ReviewExport } from "./type.ts";

/** The only list of export formats; the contract suite runs on each. */
export const REVIEW_EXPORTS = { csv, json } satisfies Record<string, ReviewExport>;

export type ExportFormat = keyof typeof REVIEW_EXPORTS;

export function exportFormat(name: string): ReviewExport | null {
  return Object.hasOwn(REVIEW_EXPORTS, name) ? REVIEW_EXPORTS[name as ExportFormat] : null;
}
