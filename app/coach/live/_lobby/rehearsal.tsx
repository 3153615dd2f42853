"use client";
import { useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import { REHEARSAL_MAX } from "#lib/kit/limits.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";

/** Made-up players, so that everything can be tried before the room is full. */
export function Rehearsal({ id }: { id: string }) {
  const words = useWords(deskWords).lobby;
  const [players, setPlayers] = useState(12);
  const [state, setState] = useState<"idle" | "sending" | "done" | "not">("idle");
  const fill = async () => {
    setState("sending");
    try {
      const answer = await fetch(`/api/scrimmages/${encodeURIComponent(id)}/rehearsal`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ players }),
      });
      const said = (await answer.json()) as { ok?: boolean };
      setState(answer.ok && said.ok !== false ? "done" : "not");
    } catch {
      setState("not");
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== "sending") void fill();
      }}
    >
      <p className={card.quiet}>{words.rehearsalText}</p>
      <div className={`${card.inline} ${card.row}`}>
        <label className={card.field}>
          <span>{words.rehearsalNumber}</span>
          <input
            type="number"
            inputMode="numeric"
            required
            min={1}
            max={REHEARSAL_MAX}
            value={players}
            onChange={(event) =>
              setPlayers(Math.min(REHEARSAL_MAX, Math.max(0, event.target.valueAsNumber || 0)))
            }
          />
        </label>
        <button type="submit" className="btn" aria-busy={state === "sending"}>
          {words.rehearsalFill}
        </button>
      </div>
      <p role="status" className="lab">
        {state === "done" && words.rehearsalDone({ n: players })}
        {state === "not" && words.rehearsalNot}
      </p>
    </form>
  );
}
