"use client";
import Copy from "lucide-react/icons/copy";
import Download from "lucide-react/icons/download";
import Trash2 from "lucide-react/icons/trash-2";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import type { Pack } from "#lib/model/pack.ts";
import type { PackDraft, PackPatch, Saved } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Outcome, type Refusal, send } from "../../_desk/api.ts";
import { Confirm } from "../../_desk/confirm.tsx";
import { Trouble } from "../../_desk/states.tsx";
import { AboutFields } from "../_parts/about-fields.tsx";
import css from "./about.module.css";

type AboutPack = Omit<PackDraft, "questions">;

/** What the pack says about itself, and what can be done with it as a whole. */
export function About({
  pack,
  sample,
  save,
  copy,
}: {
  pack: Pack;
  sample: boolean;
  save: (change: Omit<PackPatch, "version">) => Promise<Outcome<Saved>>;
  copy: () => void;
}) {
  const words = useWords(packsWords).about;
  return (
    <section className={css.about} aria-labelledby="about">
      <h2 id="about">{words.heading}</h2>
      {pack.questions.length > 0 && (
        <Link className={`btn ${css.play}`} href={`/coach/new?pack=${encodeURIComponent(pack.id)}`}>
          {words.play}
        </Link>
      )}
      {sample ? <Facts pack={pack} /> : <Form pack={pack} save={save} />}
      <div className={css.acts}>
        <a className="btn" href={`/api/packs/${pack.id}/export.json`} download>
          <Download size={16} aria-hidden="true" />
          {words.export}
        </a>
        <button type="button" className="btn" onClick={copy}>
          <Copy size={16} aria-hidden="true" />
          {sample ? words.copy : words.copyOwn}
        </button>
        {!sample && <Delete pack={pack} />}
      </div>
    </section>
  );
}

function Facts({ pack }: { pack: Pack }) {
  const words = useWords(packsWords).about;
  return (
    <>
      <p className={css.sample}>{words.sample}</p>
      {pack.description && <p>{pack.description}</p>}
      <dl className={css.facts}>
        <dt>{words.attribution}</dt>
        <dd>{pack.attribution}</dd>
        <dt>{words.licence}</dt>
        <dd>{pack.licence}</dd>
        <dt>{words.language}</dt>
        <dd>{pack.language}</dd>
      </dl>
    </>
  );
}

function Form({
  pack,
  save,
}: {
  pack: Pack;
  save: (change: Omit<PackPatch, "version">) => Promise<Outcome<Saved>>;
}) {
  const words = useWords(packsWords).about;
  const stored: AboutPack = {
    title: pack.title,
    description: pack.description,
    language: pack.language,
    attribution: pack.attribution,
    licence: pack.licence,
  };
  const [about, setAbout] = useState(stored);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saved, setSaved] = useState(false);
  const changed = JSON.stringify(about) !== JSON.stringify(stored);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const outcome = await save({ about });
    setRefusal(outcome.ok ? null : outcome);
    setSaved(outcome.ok);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <AboutFields
        about={about}
        change={(next) => {
          setAbout(next);
          setSaved(false);
        }}
      />
      {refusal && <Trouble refusal={refusal} />}
      <p className={css.save}>
        <button type="submit" className="btn pri" disabled={!changed || about.title.trim() === ""}>
          {words.save}
        </button>
        <span role="status">{saved && words.saved}</span>
      </p>
    </form>
  );
}

function Delete({ pack }: { pack: Pack }) {
  const words = useWords(packsWords).about;
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const remove = async () => {
    const outcome = await send("DELETE", `/api/packs/${pack.id}`);
    if (outcome.ok) router.push("/coach/packs");
    else setRefusal(outcome);
  };
  return (
    <>
      <button type="button" className="btn stop" onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden="true" />
        {words.remove}
      </button>
      {asking && (
        <Confirm
          title={words.removeTitle({ title: pack.title })}
          action={words.remove}
          stop
          confirm={() => void remove()}
          cancel={() => setAsking(false)}
        >
          <p>{words.removeText({ n: pack.questions.length })}</p>
          {refusal && <Trouble refusal={refusal} />}
        </Confirm>
      )}
    </>
  );
}
