"use client";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { packsWords } from "#lib/i18n/packs.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./pager.module.css";

/** Long lists come a page at a time: thousands of questions stay smooth, and readers know where they are. */
export function Pager({
  page,
  size,
  total,
  go,
}: {
  /** 0-based */
  page: number;
  size: number;
  total: number;
  go: (page: number) => void;
}) {
  const words = useWords(packsWords).pages;
  const pages = Math.ceil(total / size);
  if (pages < 2) return null;
  return (
    <nav className={css.pager} aria-label={words.label}>
      <button
        type="button"
        className="btn"
        aria-label={words.previous}
        disabled={page === 0}
        onClick={() => go(page - 1)}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </button>
      <span className="num" role="status">
        {words.of({ from: page * size + 1, to: Math.min(total, (page + 1) * size), of: total })}
      </span>
      <button
        type="button"
        className="btn"
        aria-label={words.next}
        disabled={page >= pages - 1}
        onClick={() => go(page + 1)}
      >
        <ChevronRight size={18} aria-hidden="true" />
      </button>
    </nav>
  );
}
