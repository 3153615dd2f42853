import { Printer } from "lucide-react";
import { reviewWords } from "#lib/i18n/review.ts";
import { useWords } from "../../_words/use-words.ts";
import { Dialog } from "../../coach/live/_desk/dialog.tsx";
import css from "./export-menu.module.css";
import { useRoom } from "./room.tsx";

/** Files to take away. Names only where they are asked for by name. */
export function ExportMenu({
  open,
  onClose,
  print,
}: {
  open: boolean;
  onClose: () => void;
  print: () => void;
}) {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.exports;
  const base = `/api/scrimmages/${report.scrimmage.id}/export`;
  return (
    <Dialog open={open} title={w.title} onClose={onClose}>
      <p className={css.note}>{w.note}</p>
      <ul className={css.list}>
        <li>
          <a className="btn" href={`${base}.csv`} download>
            {w.csv}
          </a>
        </li>
        <li>
          <a className="btn" href={`${base}.csv?names=1`} download>
            {w.csvNames}
          </a>
        </li>
        <li>
          <a className="btn" href={`${base}.json`} download>
            {w.json}
          </a>
        </li>
        <li>
          <button
            type="button"
            className="btn"
            onClick={() => {
              onClose();
              print();
            }}
          >
            <Printer size={16} aria-hidden="true" />
            {w.print}
          </button>
        </li>
      </ul>
    </Dialog>
  );
}
