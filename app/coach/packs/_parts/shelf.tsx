"use client";
import Copy from "lucide-react/icons/copy";
import Plus from "lucide-react/icons/plus";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import type { PackCard, PackDraft, PacksAnswer, Saved } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Refusal, send } from "../../_desk/api.ts";
import { Desk } from "../../_desk/desk.tsx";
import page from "../../_desk/page.module.css";
import { Empty, Trouble, Waiting } from "../../_desk/states.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import { Drop } from "./drop.tsx";
import { handOver } from "./handover.ts";
import css from "./shelf.module.css";

const TOPICS_SHOWN = 5;
const NEW_PACK: Omit<PackDraft, "title"> = {
  description: "",
  language: "en",
  attribution: "",
  licence: "",
  questions: [],
};

/** All packs, and the ways to get more. */
export function PackShelf() {
  const words = useWords(packsWords);
  const router = useRouter();
  const { answer, again } = useAnswer<PacksAnswer>("/api/packs");
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const open = async (body: unknown) => {
    setRefusal(null);
    const outcome = await send<Saved>("POST", "/api/packs", body);
    if (outcome.ok) router.push(`/coach/packs/${outcome.id}`);
    else setRefusal(outcome);
  };
  return (
    <Desk
      here="packs"
      right={
        <button
          type="button"
          className="btn"
          onClick={() => void open({ pack: { ...NEW_PACK, title: words.shelf.freshTitle } })}
        >
          <Plus size={16} aria-hidden="true" />
          {words.shelf.fresh}
        </button>
      }
    >
      <div className={page.wrap}>
        <main id="content" className={`${page.main} ${css.main}`}>
          <h1>{words.shelf.heading}</h1>
          {refusal && <Trouble refusal={refusal} />}
          {answer === null ? (
            <Waiting />
          ) : answer.ok ? (
            <Lists packs={answer.packs} copy={(copyOf) => void open({ copyOf })} />
          ) : (
            <Trouble refusal={answer} again={again} />
          )}
        </main>
        <aside className={`${page.side} ${css.side}`}>
          <h2>{words.shelf.import}</h2>
          <Drop
            take={(source) => {
              handOver(source);
              router.push("/coach/packs/import");
            }}
          />
        </aside>
      </div>
    </Desk>
  );
}

export function Lists({ packs, copy }: { packs: readonly PackCard[]; copy: (id: string) => void }) {
  const words = useWords(packsWords).shelf;
  const own = packs.filter((pack) => !pack.sample);
  const samples = packs.filter((pack) => pack.sample);
  return (
    <>
      <section aria-labelledby="own">
        <h2 id="own">{words.own}</h2>
        {own.length === 0 ? <Empty>{words.none}</Empty> : <List packs={own} copy={copy} />}
      </section>
      {samples.length > 0 && (
        <section aria-labelledby="samples">
          <h2 id="samples">{words.samples}</h2>
          <p className={css.note}>{words.samplesNote}</p>
          <List packs={samples} copy={copy} />
        </section>
      )}
    </>
  );
}

function List({ packs, copy }: { packs: readonly PackCard[]; copy: (id: string) => void }) {
  const words = useWords(packsWords);
  return (
    <ul className={css.list}>
      {packs.map((pack) => {
        const shown = pack.topics.slice(0, TOPICS_SHOWN).map(({ topic }) => topic);
        const more = pack.topics.length - shown.length;
        return (
          <li key={pack.id} className={`card ${css.pack}`}>
            <div className={css.what}>
              <Link href={`/coach/packs/${pack.id}`}>{pack.title}</Link>
              {pack.description && <p>{pack.description}</p>}
              <p className={css.topics}>
                {shown.join(" · ")}
                {more > 0 && ` · ${words.moreTopics({ n: more })}`}
              </p>
            </div>
            <p className={`num ${css.counts}`}>
              <b>{pack.questions}</b>
              <span>{words.questionsWord({ n: pack.questions })}</span>
              <span>{words.topics({ n: pack.topics.length })}</span>
            </p>
            <p className={css.licence}>
              {pack.licence && <b>{pack.licence}</b>}
              <span>{pack.attribution}</span>
            </p>
            {pack.sample && (
              <button
                type="button"
                className="btn"
                aria-label={words.shelf.copyName({ title: pack.title })}
                onClick={() => copy(pack.id)}
              >
                <Copy size={16} aria-hidden="true" />
                {words.shelf.copy}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
