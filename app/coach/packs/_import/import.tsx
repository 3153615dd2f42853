"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import type { ImportAnswer, PackDraft, Saved } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Outcome, type Refusal, send, sendBytes } from "../../_desk/api.ts";
import { Desk } from "../../_desk/desk.tsx";
import page from "../../_desk/page.module.css";
import { Trouble, Waiting } from "../../_desk/states.tsx";
import { AboutFields } from "../_parts/about-fields.tsx";
import { Drop } from "../_parts/drop.tsx";
import { type Source, takeOver } from "../_parts/handover.ts";
import { type Choices, DryRun } from "./dry-run.tsx";
import css from "./import.module.css";

type About = Omit<PackDraft, "questions">;

/** Reads a file by the server, shows what came of it, and saves it when the coach says so. */
export function Import() {
  const words = useWords(packsWords).import;
  const router = useRouter();
  const [source, setSource] = useState<Source | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [answer, setAnswer] = useState<Outcome<ImportAnswer> | null>(null);
  const [about, setAbout] = useState<About | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, setSaving] = useState(false);

  useEffect(() => {
    const handed = takeOver();
    if (handed) setSource(handed);
  }, []);
  useEffect(() => {
    if (!source) return;
    let gone = false;
    void sendBytes<ImportAnswer>(`/api/packs/import?${query(source, choices)}`, source.bytes).then(
      (outcome) => {
        if (gone) return;
        setAnswer(outcome);
        if (outcome.ok) setAbout((before) => before ?? aboutOf(outcome.pack));
      },
    );
    return () => {
      gone = true;
    };
  }, [source, choices]);

  const restart = (next: Source | null) => {
    setSource(next);
    setChoices({});
    setAnswer(null);
    setAbout(null);
  };
  const save = async (pack: PackDraft) => {
    setSaving(true);
    setRefusal(null);
    const outcome = await send<Saved>("POST", "/api/packs", { pack });
    if (outcome.ok) return router.push(`/coach/packs/${outcome.id}`);
    setSaving(false);
    setRefusal(outcome);
  };

  if (source === null)
    return (
      <Desk here="packs">
        <main id="content" className={css.alone}>
          <h1>{words.nothingYet}</h1>
          <Drop take={restart} />
        </main>
      </Desk>
    );
  const read = answer?.ok ? answer : null;
  return (
    <Desk
      here="packs"
      title={words.title}
      note={words.file({ name: source.name })}
      right={
        <button type="button" className="btn" onClick={() => restart(null)}>
          {words.other}
        </button>
      }
    >
      <div className={page.wrap}>
        <main id="content" className={page.main}>
          <h1>{words.heading}</h1>
          {answer === null && <Waiting />}
          {answer && !answer.ok && <Trouble refusal={answer} again={() => setChoices({ ...choices })} />}
          {read && <DryRun answer={read} choices={choices} choose={setChoices} />}
        </main>
        {read && about && (
          <aside className={`${page.side} ${css.side}`}>
            <div className={css.sticky}>
              <h2>{words.save}</h2>
              <AboutFields about={about} change={setAbout} />
              {refusal && <Trouble refusal={refusal} />}
              <button
                type="button"
                className={`btn pri ${css.save}`}
                disabled={saving || read.pack.questions.length === 0 || about.title.trim() === ""}
                onClick={() => void save({ ...about, questions: read.pack.questions })}
              >
                {saving ? words.saving : words.saveDo({ n: read.pack.questions.length })}
              </button>
            </div>
          </aside>
        )}
      </div>
    </Desk>
  );
}

function query(source: Source, { importer, topic, delimiter, mapping }: Choices): string {
  const params = new URLSearchParams({ name: source.name });
  if (importer) params.set("importer", importer);
  if (topic?.trim()) params.set("topic", topic.trim());
  if (delimiter) params.set("delimiter", delimiter);
  if (mapping) params.set("mapping", JSON.stringify(mapping));
  return params.toString();
}

function aboutOf({ title, description, language, attribution, licence }: PackDraft): About {
  return { title, description, language, attribution, licence };
}
