"use client";
import Download from "lucide-react/icons/download";
import Upload from "lucide-react/icons/upload";
import Wifi from "lucide-react/icons/wifi";
import Link from "next/link";
import { checkWords } from "#lib/i18n/check.ts";
import { coachWords } from "#lib/i18n/coach.ts";
import type { PackCard } from "#lib/protocol/http.ts";
import { useWords } from "../../_words/use-words.ts";
import rows from "../_desk/rows.module.css";
import css from "./shelf.module.css";

const SHOWN_MAX = 8;

/** The packs at hand, beside the scrimmages. */
export function Shelf({ packs }: { packs: readonly PackCard[] }) {
  const words = useWords(coachWords).home;
  const network = useWords(checkWords);
  const none = packs.every((pack) => pack.sample);
  return (
    <>
      <section aria-labelledby="shelf">
        <div className={css.heading}>
          <h2 id="shelf">{words.shelf}</h2>
          <Link className="btn" href="/coach/packs/import">
            <Upload size={16} aria-hidden="true" />
            {words.importPack}
          </Link>
        </div>
        {none && <p className={css.none}>{words.noPacks}</p>}
        <ul className={`${rows.rows} ${css.list}`}>
          {packs.slice(0, SHOWN_MAX).map((pack) => (
            <li key={pack.id}>
              <Link href={`/coach/packs/${pack.id}`}>{pack.title}</Link>
              <span className="lab">
                {words.questions({ n: pack.questions })}
                {pack.sample && ` · ${words.sample}`}
              </span>
            </li>
          ))}
        </ul>
        {packs.length > SHOWN_MAX && (
          <Link className={css.all} href="/coach/packs">
            {words.allPacks}
          </Link>
        )}
      </section>
      <section className={css.backup}>
        <a className="btn" href="/api/backup" download>
          <Download size={16} aria-hidden="true" />
          {words.backup}
        </a>
        <p className="lab">{words.backupHint}</p>
        <Link className="btn" href="/check">
          <Wifi size={16} aria-hidden="true" />
          {network.link}
        </Link>
        <p className="lab">{network.linkHint}</p>
      </section>
    </>
  );
}
