"use client";
import Upload from "lucide-react/icons/upload";
import Link from "next/link";
import { planWords } from "#lib/i18n/plan.ts";
import type { PackCard, PlanCheck, SquadLine } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Empty } from "../../_desk/states.tsx";
import { bankSize, type Draft, withPack, withTopics } from "./draft.ts";
import css from "./packs-step.module.css";
import { SquadChoice } from "./squad-choice.tsx";
import { Taught } from "./taught.tsx";

interface Props {
  draft: Draft;
  change: (draft: Draft) => void;
  packs: readonly PackCard[];
}

/** Who plays, which packs, which of their topics, and what of them the class has been taught. */
export function PacksStep({
  draft,
  change,
  packs,
  check,
  squads,
}: Props & { check: PlanCheck | null; squads: readonly SquadLine[] }) {
  const words = useWords(planWords).packs;
  const own = packs.filter((pack) => !pack.sample);
  const samples = packs.filter((pack) => pack.sample);
  const size = bankSize(draft, packs);
  return (
    <>
      <section>
        <div className={css.head}>
          <h1 tabIndex={-1}>{words.heading}</h1>
          <span className="lab" role="status">
            {size.questions > 0 ? words.total(size) : words.pick}
          </span>
        </div>
        <p className={css.lead}>{words.lead}</p>
      </section>
      <SquadChoice draft={draft} change={change} squads={squads} />
      <section aria-labelledby="own-packs">
        <div className={css.head}>
          <h2 id="own-packs">{words.yours}</h2>
          <Link className="btn" href="/coach/packs/import">
            <Upload size={16} aria-hidden="true" />
            {words.import}
          </Link>
        </div>
        {own.length === 0 ? (
          <div className={css.empty}>
            <Empty>{words.none}</Empty>
          </div>
        ) : (
          <Choices draft={draft} change={change} packs={own} />
        )}
      </section>
      {samples.length > 0 && (
        <section aria-labelledby="sample-packs">
          <h2 id="sample-packs">{words.samples}</h2>
          <Choices draft={draft} change={change} packs={samples} />
        </section>
      )}
      <Taught draft={draft} change={change} packs={packs} check={check} />
    </>
  );
}

function Choices({ draft, change, packs }: Props) {
  const words = useWords(planWords).packs;
  return (
    <ul className={css.list}>
      {packs.map((pack) => {
        const chosen = draft.packs.includes(pack.id);
        return (
          <li key={pack.id} className={`${css.pack} ${chosen ? css.on : ""}`}>
            <label className={css.choose}>
              <input
                type="checkbox"
                checked={chosen}
                onChange={(event) => change(withPack(draft, pack.id, event.target.checked))}
              />
              <span className={css.title}>
                <b>{pack.title}</b>
                <small>
                  {[
                    words.questions({ n: pack.questions }),
                    words.topics({ n: pack.topics.length }),
                    pack.licence,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
            </label>
            {chosen && <Topics draft={draft} change={change} pack={pack} />}
          </li>
        );
      })}
    </ul>
  );
}

/** A switch a topic; one that is off is left out of every pack, since topics are what is mixed. */
function Topics({ draft, change, pack }: { draft: Draft; change: (draft: Draft) => void; pack: PackCard }) {
  const words = useWords(planWords).packs;
  const names = pack.topics.map(({ topic }) => topic);
  const allOn = names.every((topic) => !draft.withoutTopics.includes(topic));
  if (pack.topics.length < 2) return null;
  return (
    <fieldset className={css.topics}>
      <legend className="sr">{words.topicsOf({ title: pack.title })}</legend>
      {pack.topics.map(({ topic, questions }) => {
        const on = !draft.withoutTopics.includes(topic);
        return (
          <label key={topic} className={on ? undefined : css.off}>
            <input
              type="checkbox"
              checked={on}
              onChange={(event) => change(withTopics(draft, [topic], event.target.checked))}
            />
            <span>{topic}</span>
            <small className="num">{questions}</small>
            {!on && <span className="sr">{words.topicOff}</span>}
          </label>
        );
      })}
      {pack.topics.length > 3 && (
        <button type="button" className={css.all} onClick={() => change(withTopics(draft, names, !allOn))}>
          {allOn ? words.noneOn : words.all}
        </button>
      )}
    </fieldset>
  );
}
