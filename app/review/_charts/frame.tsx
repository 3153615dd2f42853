"use client";
import Link from "next/link";
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useId,
  useMemo,
  useState,
} from "react";
import { chartWords } from "#lib/i18n/charts.ts";
import type { TermName } from "#lib/i18n/glossary.ts";
import { useWords } from "../../_words/use-words.ts";
import { MeaningLines } from "../_parts/meaning.tsx";
import css from "./frame.module.css";

/** The numbers once more for whoever would rather read: the first cell of a row is its heading. */
export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

interface Chosen {
  /** the mark that Tab reaches */
  stop: string;
  say: (id: string, said: string) => void;
}

const ChosenContext = createContext<Chosen>({ stop: "", say: () => undefined });

/**
 * Around every picture of the review: its title, the picture, the value that is pointed at, a table, what it
 * means and what it does not. Tab reaches the picture once; arrows move between its marks.
 */
export function Chart({
  title,
  text,
  term,
  meaning,
  first,
  table,
  legend,
  lead,
  children,
}: {
  title: string;
  text: string;
  /** its word in the glossary */
  term: TermName;
  meaning: { means: string; not: string };
  /** id of the mark that Tab reaches first */
  first: string;
  table: ChartTable;
  legend?: ReactNode;
  /** what stands below until a mark is pointed at */
  lead: string;
  children: ReactNode;
}) {
  const words = useWords(chartWords);
  const id = useId();
  const [stop, setStop] = useState(first);
  const [said, setSaid] = useState<string | null>(null);
  const chosen = useMemo(
    () => ({
      stop,
      // It stays when the focus leaves: text that changed under a pointer on its way would move what is below.
      say: (mark: string, value: string) => {
        setStop(mark);
        setSaid(value);
      },
    }),
    [stop],
  );
  return (
    <figure className={css.frame} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className={css.text}>{text}</p>
      <ChosenContext value={chosen}>
        <div className={css.marks} data-marks>
          {children}
        </div>
      </ChosenContext>
      {legend}
      {/* What a reader hears as a mark's name stands here for everybody else. */}
      <p className={css.said}>{said ?? lead}</p>
      <div className={css.more}>
        <details className={css.details}>
          <summary>
            {words.table}
            <span className="sr">: {title}</span>
          </summary>
          <Table title={title} table={table} />
        </details>
        <MeaningLines title={title} {...meaning} />
        <Link className={css.words} href={`/words#${term}`} target="_blank">
          {words.glossary}
        </Link>
      </div>
    </figure>
  );
}

/** One mark of a picture: named by its value, reached by arrows, opening the answers behind it. */
export function ChartMark({
  id,
  said,
  open,
  className,
  children,
}: {
  id: string;
  said: string;
  open: () => void;
  className?: string;
  children: ReactNode;
}) {
  const { stop, say } = useContext(ChosenContext);
  return (
    <button
      type="button"
      data-mark={id}
      className={`${css.mark} ${className ?? ""}`}
      tabIndex={stop === id ? 0 : -1}
      aria-label={said}
      aria-haspopup="dialog"
      onClick={open}
      onKeyDown={move}
      onFocus={() => say(id, said)}
      // A move, not an entry: a page that scrolls under a resting pointer has pointed at nothing.
      onPointerMove={() => say(id, said)}
    >
      {children}
    </button>
  );
}

function move(event: KeyboardEvent<HTMLElement>) {
  const picture = event.currentTarget.closest("[data-marks]");
  const marks = [...(picture?.querySelectorAll<HTMLElement>("[data-mark]") ?? [])];
  const at = marks.indexOf(event.currentTarget);
  const steps: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    Home: 0,
    End: marks.length - 1,
  };
  const next = marks[steps[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Table({ title, table }: { title: string; table: ChartTable }) {
  return (
    <div className={css.scroll}>
      <table>
        <caption className="sr">{title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([head, ...cells]) => (
            <tr key={[head, ...cells].join("|")}>
              <th scope="row">{head}</th>
              {cells.map((cell, i) => (
                <td key={table.columns[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
