"use client";
import Trash2 from "lucide-react/icons/trash-2";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { coachWords } from "#lib/i18n/coach.ts";
import type { OlderOneAnswer } from "#lib/review/answers.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Refusal, send } from "../../_desk/api.ts";
import { Confirm } from "../../_desk/confirm.tsx";
import { Desk } from "../../_desk/desk.tsx";
import page from "../../_desk/page.module.css";
import { NotYet, Trouble } from "../../_desk/states.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import css from "./older.module.css";
import { SummaryView } from "./summary-view.tsx";

/** What is left of an old scrimmage, connected. */
export function OlderPage({ id }: { id: string }) {
  const all = useWords(coachWords);
  const words = all.older;
  const router = useRouter();
  const path = `/api/older/${encodeURIComponent(id)}`;
  const { answer, again } = useAnswer<OlderOneAnswer>(path);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (answer === null) return <NotYet />;
  if (!answer.ok)
    return (
      <Desk here="scrimmages" title={words.heading}>
        <main id="content" className={page.page}>
          <Trouble refusal={answer} again={again} />
          <Link className="btn" href="/coach">
            {all.back}
          </Link>
        </main>
      </Desk>
    );
  const { title } = answer.summary.scrimmage;
  const remove = async () => {
    setBusy(true);
    const outcome = await send("DELETE", path);
    setBusy(false);
    if (outcome.ok) router.push("/coach");
    else setRefusal(outcome);
  };
  return (
    <Desk here="scrimmages" title={title}>
      <main id="content" className={page.page}>
        <SummaryView answer={answer} />
        <div className={css.end}>
          <button type="button" className="btn stop" onClick={() => setAsking(true)}>
            <Trash2 size={16} aria-hidden="true" />
            {words.remove}
          </button>
        </div>
      </main>
      {asking && (
        <Confirm
          title={words.removeTitle({ title })}
          action={all.home.remove}
          stop
          busy={busy}
          confirm={() => void remove()}
          cancel={() => setAsking(false)}
        >
          <p>{words.removeText}</p>
          {refusal && <Trouble refusal={refusal} />}
        </Confirm>
      )}
    </Desk>
  );
}
