"use client";
import Link from "next/link";
import { useId } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { SquadLine } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import type { Draft } from "./draft.ts";
import css from "./packs-step.module.css";

/** Whose scrimmage it is: one of the squads, or nobody's in particular. */
export function SquadChoice({
  draft,
  change,
  squads,
}: {
  draft: Draft;
  change: (draft: Draft) => void;
  squads: readonly SquadLine[];
}) {
  const words = useWords(squadsWords).plan;
  const field = useId();
  return (
    <section className={css.squad}>
      <label htmlFor={field}>{words.label}</label>
      {squads.length === 0 ? (
        <p className="lab">
          {words.none} <Link href="/coach/squads/new">{words.make}</Link>
        </p>
      ) : (
        <>
          <select
            id={field}
            value={draft.squad ?? ""}
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
            {draft.squad === undefined ? words.hint : words.chosen}
          </p>
        </>
      )}
    </section>
  );
}

function withSquad(draft: Draft, id: string): Draft {
  const { squad: _, ...rest } = draft;
  return id === "" ? rest : { ...rest, squad: id };
}
