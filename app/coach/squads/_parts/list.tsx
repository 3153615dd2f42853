"use client";
import Plus from "lucide-react/icons/plus";
import Link from "next/link";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { SquadLine, SquadsAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Desk } from "../../_desk/desk.tsx";
import page from "../../_desk/page.module.css";
import rows from "../../_desk/rows.module.css";
import { Empty, Trouble, Waiting } from "../../_desk/states.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import { ago } from "../../_desk/when.ts";
import css from "./squads.module.css";

/** All squads, connected. */
export function SquadList() {
  const words = useWords(squadsWords);
  const { answer, again } = useAnswer<SquadsAnswer>("/api/squads");
  return (
    <Desk
      here="squads"
      right={
        <Link className="btn pri" href="/coach/squads/new">
          <Plus size={16} aria-hidden="true" />
          {words.fresh}
        </Link>
      }
    >
      <main id="content" className={page.page}>
        <div>
          <h1>{words.heading}</h1>
          <p className={page.lead}>{words.lead}</p>
        </div>
        {answer === null ? (
          <Waiting />
        ) : answer.ok ? (
          <Squads squads={answer.squads} now={Date.now()} />
        ) : (
          <Trouble refusal={answer} again={again} />
        )}
      </main>
    </Desk>
  );
}

export function Squads({ squads, now }: { squads: readonly SquadLine[]; now: number }) {
  const words = useWords(squadsWords);
  if (squads.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <ul className={`card ${rows.rows} ${css.squads}`}>
      {squads.map((squad) => (
        <li key={squad.id}>
          <Link href={`/coach/squads/${squad.id}`}>{squad.name}</Link>
          <span>
            {[words.kind[squad.kind], squad.pseudonymous && words.pseudonymous].filter(Boolean).join(" · ")}
          </span>
          <span>{squad.open ? words.open : words.members({ n: squad.members })}</span>
          <span>{words.scrimmages({ n: squad.scrimmages })}</span>
          <span>
            {squad.lastAt === null ? words.neverPlayed : words.lastPlayed({ ago: ago(now, squad.lastAt) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
