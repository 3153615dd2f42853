"use client";
import { useId, useState } from "react";
import { planWords } from "#lib/i18n/plan.ts";
import { TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import type { Plan } from "#lib/model/plan.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Refusal, send } from "../../_desk/api.ts";
import { Confirm } from "../../_desk/confirm.tsx";
import { Trouble } from "../../_desk/states.tsx";
import css from "./follow-up-step.module.css";

/** Keeps the shape under a name; packs are not part of it. */
export function SaveTemplate({
  plan,
  suggested,
  close,
  saved,
}: {
  plan: Plan;
  suggested: string;
  close: () => void;
  saved: (title: string) => void;
}) {
  const words = useWords(planWords);
  const [title, setTitle] = useState(suggested);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const field = useId();
  const save = async () => {
    setBusy(true);
    const name = title.trim();
    const outcome = await send("POST", "/api/templates", { title: name, plan: { ...plan, title: name } });
    setBusy(false);
    if (outcome.ok) saved(name);
    else setRefusal(outcome);
  };
  return (
    <Confirm
      title={words.saveTemplateTitle}
      action={words.saveTemplateDo}
      busy={busy || title.trim() === ""}
      confirm={() => void save()}
      cancel={close}
    >
      <label htmlFor={field}>{words.saveTemplateName}</label>
      <input
        id={field}
        className={css.field}
        value={title}
        maxLength={TITLE_CHARS_MAX}
        onChange={(event) => setTitle(event.target.value)}
      />
      {refusal && <Trouble refusal={refusal} />}
    </Confirm>
  );
}
