"use client";
import Trash2 from "lucide-react/icons/trash-2";
import Link from "next/link";
import { useState } from "react";
import { coachWords } from "#lib/i18n/coach.ts";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { ReceiptAnswer, ScrimmageLine } from "#lib/protocol/http.ts";
import { FullMark } from "../../../_look/full-mark.tsx";
import { useWords } from "../../../_words/use-words.ts";
import { type Refusal, send } from "../../_desk/api.ts";
import { Confirm } from "../../_desk/confirm.tsx";
import rows from "../../_desk/rows.module.css";
import { Empty, Trouble } from "../../_desk/states.tsx";
import { day } from "../../_desk/when.ts";
import type { Erased } from "./receipt.tsx";
import css from "./squads.module.css";

/** What the squad played and plays, newest first. */
export function SquadScrimmages({
  squad,
  lines,
  played,
  changed,
}: {
  squad: string;
  /** it has a history, whatever is still kept whole */
  played: boolean;
  lines: readonly ScrimmageLine[];
  changed: (erased: Erased) => void;
}) {
  const words = useWords(squadsWords).page;
  const home = useWords(coachWords).home;
  const [asking, setAsking] = useState<ScrimmageLine | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const remove = async ({ id }: ScrimmageLine) => {
    setBusy(true);
    const outcome = await send<ReceiptAnswer>("DELETE", `/api/squads/${squad}/scrimmages/${id}`);
    setBusy(false);
    if (!outcome.ok) return setRefusal(outcome);
    setAsking(null);
    changed(outcome);
  };
  return (
    <section aria-labelledby="played">
      <h2 id="played">{words.scrimmages}</h2>
      {lines.length === 0 ? (
        <div className={css.played}>
          <Empty>{played ? words.noneWhole : words.noScrimmages}</Empty>
        </div>
      ) : (
        <ul className={`card ${rows.rows} ${rows.dated} ${css.played}`}>
          {lines.map((line) => (
            <li key={line.id}>
              <time className="num" dateTime={new Date(line.createdAt).toISOString()}>
                {day(line.createdAt, Date.now())}
              </time>
              <Link href={line.phase === "sealed" ? `/review/${line.id}` : `/coach/live/${line.id}`}>
                {line.title} <FullMark mode={line.mode} />
              </Link>
              <span>
                {line.phase === "sealed"
                  ? home.players({ n: line.players })
                  : `${home.phase(line)} · ${home.code({ code: line.code })}`}
              </span>
              <button
                type="button"
                className={`btn ${rows.remove}`}
                aria-label={words.removeScrimmage({ title: line.title })}
                onClick={() => setAsking(line)}
              >
                <Trash2 size={16} aria-hidden="true" />
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <Confirm
          title={words.removeScrimmageTitle({ title: asking.title })}
          action={words.remove}
          stop
          busy={busy}
          confirm={() => void remove(asking)}
          cancel={() => setAsking(null)}
        >
          <p>{words.removeScrimmageText}</p>
          {refusal && <Trouble refusal={refusal} />}
        </Confirm>
      )}
    </section>
  );
}
