"use client";
import Plus from "lucide-react/icons/plus";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import type { PackAnswer, PackPatch, Saved } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Outcome, type Refusal, send } from "../../_desk/api.ts";
import { Confirm } from "../../_desk/confirm.tsx";
import { Desk } from "../../_desk/desk.tsx";
import { NotYet, Trouble } from "../../_desk/states.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import { KINDS } from "../_kinds/kinds.ts";
import { type StoredQuestion, storedQuestions } from "../_kinds/type.ts";
import { About } from "./about.tsx";
import { Editor } from "./editor.tsx";
import css from "./pack-page.module.css";
import { patched } from "./patched.ts";
import { Questions } from "./questions.tsx";

/** One pack: its questions, one of them open beside them, or what it says about itself. */
export function PackPage({ id }: { id: string }) {
  const words = useWords(packsWords);
  const { answer, again, set } = useAnswer<PackAnswer>(`/api/packs/${id}`);
  if (answer === null || !answer.ok)
    return (
      <Desk here="packs">
        <NotYet refusal={answer} again={again} />
      </Desk>
    );
  const save = async (change: Omit<PackPatch, "version">): Promise<Outcome<Saved>> => {
    const outcome = await send<Saved>("PATCH", `/api/packs/${id}`, { version: answer.version, ...change });
    if (outcome.ok) set({ ...answer, pack: patched(answer.pack, change), version: outcome.version });
    return outcome;
  };
  return <Open answer={answer} save={save} words={words} />;
}

function Open({
  answer: { pack, sample },
  save,
  words,
}: {
  answer: PackAnswer;
  save: (change: Omit<PackPatch, "version">) => Promise<Outcome<Saved>>;
  words: typeof packsWords.en;
}) {
  const router = useRouter();
  const [open, setOpen] = useState<StoredQuestion | null>(null);
  const [dirty, setDirty] = useState(false);
  /** where the coach wants to go while something is not saved */
  const [next, setNext] = useState<{ to: StoredQuestion | null } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const questions = storedQuestions(pack.questions);

  const show = (to: StoredQuestion | null) => {
    if (dirty && to?.id !== open?.id) return setNext({ to });
    setDirty(false);
    setOpen(to);
    if (to === null && open) backToRow(open.id);
  };
  const copy = async () => {
    const outcome = await send<Saved>("POST", "/api/packs", { copyOf: pack.id });
    if (outcome.ok) router.push(`/coach/packs/${outcome.id}`);
    else setRefusal(outcome);
  };
  const add = () =>
    show(
      KINDS.choice.blank({
        id: freshId(),
        stem: "",
        topics: open ? open.topics : questions.length > 0 ? (questions.at(-1)?.topics ?? []) : [],
        level: "medium",
        task: "concept",
      }),
    );
  return (
    <Desk
      here="packs"
      title={pack.title}
      note={sample ? words.shelf.samples : ""}
      right={
        sample ? (
          <button type="button" className="btn pri" onClick={() => void copy()}>
            {words.about.copy}
          </button>
        ) : (
          <button type="button" className="btn pri" onClick={add}>
            <Plus size={16} aria-hidden="true" />
            {words.pack.add}
          </button>
        )
      }
    >
      <div className={css.wrap}>
        <Questions questions={questions} open={open} show={show} />
        <aside className={`${css.side} ${open ? css.over : ""}`}>
          {refusal && <Trouble refusal={refusal} />}
          {open ? (
            <Editor
              key={open.id}
              stored={open}
              fresh={questions.every((question) => question.id !== open.id)}
              readOnly={sample}
              save={save}
              dirty={setDirty}
              saved={(question) => {
                setDirty(false);
                setOpen(question);
              }}
              close={() => show(null)}
            />
          ) : (
            <About pack={pack} sample={sample} save={save} copy={() => void copy()} />
          )}
        </aside>
      </div>
      {next && (
        <Confirm
          title={words.edit.leaveTitle}
          action={words.edit.leave}
          stop
          confirm={() => {
            setDirty(false);
            setOpen(next.to);
            setNext(null);
          }}
          cancel={() => setNext(null)}
        >
          <p>{words.edit.leaveText}</p>
        </Confirm>
      )}
    </Desk>
  );
}

/** Focus returns to where the question was opened. */
function backToRow(id: string): void {
  requestAnimationFrame(() => document.getElementById(`row-${id}`)?.focus({ preventScroll: true }));
}

/** unique within any pack */
function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `q-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
