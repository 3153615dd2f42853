"use client";
import Trash2 from "lucide-react/icons/trash-2";
import X from "lucide-react/icons/x";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import type { PackPatch, Saved } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import type { Outcome, Refusal } from "../../_desk/api.ts";
import { Confirm } from "../../_desk/confirm.tsx";
import { Trouble } from "../../_desk/states.tsx";
import { KINDS } from "../_kinds/kinds.ts";
import type { StoredQuestion } from "../_kinds/type.ts";
import { Preview } from "../_parts/preview.tsx";
import { CommonFields } from "./common-fields.tsx";
import css from "./editor.module.css";
import { MediaField } from "./media-field.tsx";

/** One question: as players will see it, and everything about it to write. */
export function Editor({
  stored,
  fresh,
  readOnly,
  save,
  dirty,
  saved,
  close,
}: {
  stored: StoredQuestion;
  /** it is not in the pack yet */
  fresh: boolean;
  readOnly: boolean;
  save: (change: Omit<PackPatch, "version">) => Promise<Outcome<Saved>>;
  dirty: (is: boolean) => void;
  /** null: it was deleted */
  saved: (question: StoredQuestion | null) => void;
  close: () => void;
}) {
  const words = useWords(packsWords).edit;
  const [question, setQuestion] = useState(stored);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState("");
  const [removing, setRemoving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const change = (next: StoredQuestion) => {
    setQuestion(next);
    setRefusal(null);
    setNote("");
    dirty(true);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const trimmed = { ...question, topics: question.topics.map((topic) => topic.trim()).filter(Boolean) };
    const outcome = await save({ put: [trimmed] });
    setBusy(false);
    if (!outcome.ok) return setRefusal(outcome);
    setNote(words.saved);
    saved(trimmed);
  };
  const remove = async () => {
    const outcome = await save({ remove: [question.id] });
    setRemoving(false);
    if (outcome.ok) saved(null);
    else setRefusal(outcome);
  };
  const { Fields } = KINDS[question.kind];
  return (
    <section
      className={css.editor}
      aria-labelledby="question"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !removing) close();
      }}
    >
      <div className={css.head}>
        <h2 id="question" ref={heading} tabIndex={-1}>
          {fresh ? words.newHeading : words.heading}
        </h2>
        <button type="button" className={css.close} aria-label={words.close} onClick={close}>
          <X size={20} aria-hidden="true" />
        </button>
      </div>
      <details className={css.preview} open={readOnly || undefined}>
        <summary>{words.preview}</summary>
        <Preview question={question} />
      </details>
      {readOnly ? (
        question.explanation && <p>{question.explanation}</p>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <CommonFields question={question} fresh={fresh} change={change}>
            <Fields question={question} change={change} />
          </CommonFields>
          <MediaField question={question} change={change} />
          <div className={css.foot}>
            {refusal && <Trouble refusal={refusal} />}
            <div>
              <button type="submit" className="btn pri" disabled={busy}>
                {busy ? words.saving : words.save}
              </button>
              <span role="status">{note}</span>
              {!fresh && (
                <button type="button" className={`btn stop ${css.remove}`} onClick={() => setRemoving(true)}>
                  <Trash2 size={16} aria-hidden="true" />
                  {words.remove}
                </button>
              )}
            </div>
          </div>
        </form>
      )}
      {removing && (
        <Confirm
          title={words.removeTitle}
          action={words.remove}
          stop
          confirm={() => void remove()}
          cancel={() => setRemoving(false)}
        >
          <p>{words.removeText}</p>
        </Confirm>
      )}
    </section>
  );
}
