"use client";
import Link from "next/link";
import { useEffect, useId } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { SquadsAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { useAnswer } from "../../_desk/use-answer.ts";
import css from "./check-step.module.css";
import type { Draft } from "./draft.ts";

/** Whose scrimmage it is: one of the squads, or nobody's in particular. */
export function SquadChoice({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const words = useWords(squadsWords).plan;
  const { answer } = useAnswer<SquadsAnswer>("/api/squads");
  const field = useId();
  const squads = answer?.ok ? answer.squads.filter((one) => !one.open) : [];
  const chosen = squads.find((one) => one.id === draft.squad);
  // It may have been deleted since the draft was kept.
  const gone = answer?.ok === true && draft.squad !== undefined && !chosen;
  useEffect(() => {
    if (gone) change(withSquad(draft, ""));
  }, [gone, change, draft]);
  return (
    <div className={css.name}>
      <label htmlFor={field}>{words.label}</label>
      {squads.length === 0 ? (
        <p className="lab">
          {words.none} <Link href="/coach/squads/new">{words.make}</Link>
        </p>
      ) : (
        <>
          <select
            id={field}
            value={chosen?.id ?? ""}
            aria-describedby={`${field}-hint`}
            onChange={(event) => change(withSquad(draft, event.target.value))}
          >
            <option value="">{words.anybody}</option>
            {squads.map((one) => (
              <option key={one.id} value={one.id}>
                {words.option({ name: one.name, members: one.members })}
              </option>
            ))}
          </select>
          <p id={`${field}-hint`} className="lab">
            {chosen ? words.chosen : words.hint}
          </p>
        </>
      )}
    </div>
  );
}

function withSquad(draft: Draft, id: string): Draft {
  const { squad: _, ...rest } = draft;
  return id === "" ? rest : { ...rest, squad: id };
}
