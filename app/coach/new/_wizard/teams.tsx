"use client";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { planWords } from "#lib/i18n/plan.ts";
import { NAME_CHARS_MAX, TEAMS_MAX } from "#lib/kit/limits.ts";
import type { TeamPlan } from "#lib/model/plan.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./table.module.css";

/** The teams' names. Two at least. */
export function Teams({ teams, change }: { teams: TeamPlan; change: (teams: TeamPlan) => void }) {
  const words = useWords(planWords).conditions;
  const { names } = teams;
  const rename = (at: number, name: string) =>
    change({ ...teams, names: names.map((one, i) => (i === at ? name : one)) });
  const fresh = () => {
    let n = names.length + 1;
    while (names.includes(words.newTeam({ n }))) n++;
    return words.newTeam({ n });
  };
  return (
    <ul className={css.teams}>
      {names.map((name, i) => (
        // A name changes while it is typed, so the place is what a row is.
        <li key={words.teamName({ n: i + 1 })} className={css.team}>
          <input
            aria-label={words.teamName({ n: i + 1 })}
            value={name}
            maxLength={NAME_CHARS_MAX}
            onChange={(event) => rename(i, event.target.value)}
          />
          {names.length > 2 && (
            <button
              type="button"
              aria-label={words.removeTeam({ name })}
              onClick={() => change({ ...teams, names: names.filter((_, at) => at !== i) })}
            >
              <X size={16} aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
      {names.length < TEAMS_MAX && (
        <li>
          <button
            type="button"
            className="btn"
            onClick={() => change({ ...teams, names: [...names, fresh()] })}
          >
            <Plus size={16} aria-hidden="true" />
            {words.addTeam}
          </button>
        </li>
      )}
    </ul>
  );
}
