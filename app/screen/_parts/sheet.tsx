"use client";
import type { CSSProperties } from "react";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { SheetView } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./sheet.module.css";

/** The round's clean sheet: one cell a question, filled by the share that was right. Its name says it all. */
export function Sheet({ sheet, large = false }: { sheet: SheetView; large?: boolean }) {
  const words = useWords(projectorWords);
  const count = (state: SheetView["cells"][number]["state"]) =>
    sheet.cells.filter((cell) => cell.state === state).length;
  const name = words.sheetSpoken({
    right: sheet.right,
    asked: sheet.asked,
    reclaim: sheet.toReclaim,
    held: count("held"),
    thrown: count("thrown"),
  });
  return (
    <div className={`${css.sheet} ${large ? css.large : ""}`} role="img" aria-label={name}>
      {sheet.cells
        .map((cell, i) => ({ ...cell, place: i + 1 }))
        .map(({ place, state, share }) => (
          <i key={place} className={css[state]}>
            <s style={{ "--share": state === "done" ? (share ?? 0) : 0 } as CSSProperties} />
          </i>
        ))}
    </div>
  );
}

/** The line at the bottom of a question. */
export function SheetLine({ sheet }: { sheet: SheetView }) {
  const words = useWords(projectorWords);
  return (
    <footer className={css.foot}>
      <span>{words.cleanSheet}</span>
      <Sheet sheet={sheet} />
      <span aria-hidden="true">
        {sheet.asked === 0 ? (
          words.aimLine
        ) : (
          <>
            <b>{sheet.right}</b> {words.right} · {words.toReclaim({ n: sheet.toReclaim })}
          </>
        )}
      </span>
    </footer>
  );
}
