"use client";
import { useId, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import { TEAMS_MAX } from "#lib/kit/limits.ts";
import type { TeamPlan } from "#lib/model/plan.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import type { Desk } from "../_desk/desk.ts";
import { Do } from "../_desk/do.tsx";
import css from "./lobby.module.css";

const HOWS: readonly TeamPlan["how"][] = ["none", "choice", "random", "coach"];

/** No teams, or two to twelve of them, and who puts whom where. Set with one press. */
export function TeamsForm({ stage, desk }: { stage: CoachStage; desk: Desk }) {
  const words = useWords(deskWords).teams;
  const id = useId();
  const now = stage.plan.teams.how;
  const [how, setHow] = useState<TeamPlan["how"]>(now);
  const [text, setText] = useState((stage.teams.length > 0 ? stage.teams : words.defaults).join("\n"));
  const names = text
    .split("\n")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .slice(0, TEAMS_MAX);
  const same = how === now && (how === "none" || names.join("\n") === stage.teams.join("\n"));
  return (
    <div className={css.teams}>
      <fieldset className={css.hows}>
        <legend className="sr">{words.how}</legend>
        {HOWS.map((one) => (
          <label key={one} className={css.how}>
            <input type="radio" name={id} checked={how === one} onChange={() => setHow(one)} />
            {words[one]}
          </label>
        ))}
      </fieldset>
      {how !== "none" && (
        <label className={card.field}>
          <span>{words.names}</span>
          <textarea
            rows={Math.max(3, names.length + 1)}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </label>
      )}
      {!same && (
        <Do
          desk={desk}
          input={{ do: "teams", how, names: how === "none" ? [] : names }}
          className={`btn ${css.wide}`}
        >
          {words.save}
        </Do>
      )}
    </div>
  );
}
