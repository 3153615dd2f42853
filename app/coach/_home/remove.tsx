"use client";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { coachWords } from "#lib/i18n/coach.ts";
import type { ScrimmageLine } from "#lib/protocol/http.ts";
import { useWords } from "../../_words/use-words.ts";
import { type Refusal, send } from "../_desk/api.ts";
import { Confirm } from "../_desk/confirm.tsx";
import rows from "../_desk/rows.module.css";
import { Trouble } from "../_desk/states.tsx";

/** Removes a scrimmage whole, after asking. */
export function Remove({ line, changed }: { line: ScrimmageLine; changed: () => void }) {
  const words = useWords(coachWords).home;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const remove = async () => {
    setBusy(true);
    const outcome = await send("DELETE", `/api/scrimmages/${line.id}`);
    setBusy(false);
    if (!outcome.ok) return setRefusal(outcome);
    setAsking(false);
    changed();
  };
  return (
    <>
      <button
        type="button"
        className={`btn ${rows.remove}`}
        aria-label={words.removeName({ title: line.title })}
        onClick={() => setAsking(true)}
      >
        <Trash2 size={16} aria-hidden="true" />
        {words.remove}
      </button>
      {asking && (
        <Confirm
          title={words.removeTitle({ title: line.title })}
          action={words.remove}
          stop
          busy={busy}
          confirm={() => void remove()}
          cancel={() => setAsking(false)}
        >
          <p>{words.removeText}</p>
          {refusal && <Trouble refusal={refusal} />}
        </Confirm>
      )}
    </>
  );
}
