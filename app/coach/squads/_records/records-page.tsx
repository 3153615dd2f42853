"use client";
import Printer from "lucide-react/icons/printer";
import Link from "next/link";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { RecordsAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Desk } from "../../_desk/desk.tsx";
import { NotYet, Trouble } from "../../_desk/states.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import css from "./records.module.css";
import { Records } from "./records.tsx";

/** What counted, connected: the squad's full performances, to look at and to print. */
export function RecordsPage({ id }: { id: string }) {
  const words = useWords(squadsWords);
  const { answer, again } = useAnswer<RecordsAnswer>(`/api/squads/${id}/records`);
  if (answer === null) return <NotYet />;
  if (!answer.ok)
    return (
      <Desk here="squads" title={words.records.title}>
        <main id="content" className={css.page}>
          <Trouble refusal={answer} again={again} />
        </main>
      </Desk>
    );
  return (
    <Desk
      here="squads"
      title={answer.squad.name}
      right={
        answer.records.performances.length > 0 && (
          <button type="button" className="btn" onClick={() => window.print()}>
            <Printer size={16} aria-hidden="true" />
            {words.records.print}
          </button>
        )
      }
    >
      <main id="content" className={css.page}>
        <Records squad={answer.squad} records={answer.records} />
        <Link className={`btn ${css.back}`} href={`/coach/squads/${id}`}>
          {words.records.back({ name: answer.squad.name })}
        </Link>
      </main>
    </Desk>
  );
}
