"use client";
import { packsWords } from "#lib/i18n/packs.ts";
import type { ImportAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./import.module.css";

type Column = ImportAnswer["columns"][number];

/** The table's columns, each with its first cells and what it holds. */
export function Columns({
  columns,
  fields,
  assign,
}: {
  columns: readonly Column[];
  fields: readonly string[];
  assign: (mapping: Record<number, string>) => void;
}) {
  const words = useWords(packsWords).import;
  const name = (column: Column) => column.heading || words.column({ n: column.index + 1 });
  const set = (index: number, field: string) => {
    const mapping: Record<number, string> = {};
    for (const column of columns) {
      const holds = column.index === index ? field : column.holds;
      if (holds) mapping[column.index] = holds;
    }
    assign(mapping);
  };
  const rows = Math.max(0, ...columns.map(({ samples }) => samples.length));
  return (
    <div>
      <h2 id="columns">{words.columns}</h2>
      <p className={css.note}>{words.columnsNote}</p>
      {/* Wide tables scroll inside their frame; tabbing from select to select brings each into view. */}
      <section className={css.scroll} aria-labelledby="columns">
        <table className={css.columns}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.index} scope="col" className={column.holds ? undefined : css.skipped}>
                  <span>{name(column)}</span>
                  <select
                    aria-label={words.holds({ heading: name(column) })}
                    value={column.holds ?? ""}
                    onChange={(event) => set(column.index, event.target.value)}
                  >
                    <option value="">{words.skip}</option>
                    {fields.map((field) => (
                      <option key={field} value={field}>
                        {words.fields[field] ?? field}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key, row) => (
              <tr key={key}>
                {columns.map((column) => (
                  <td key={column.index} className={column.holds ? undefined : css.skipped}>
                    {column.samples[row]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
