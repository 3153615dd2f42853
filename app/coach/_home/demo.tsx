"use client";
import Play from "lucide-react/icons/play";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { coachWords } from "#lib/i18n/coach.ts";
import { TEMPLATES } from "#lib/model/templates.ts";
import type { PackCard, ScrimmageAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../_words/use-words.ts";
import { type Refusal, send } from "../_desk/api.ts";
import { Trouble } from "../_desk/states.tsx";
import css from "./demo.module.css";

const PLAYERS = 12;

/** A whole session with rehearsal players: the first thing to try, and later a line at the end. */
export function Demo({ pack, small = false }: { pack: PackCard | null; small?: boolean }) {
  const words = useWords(coachWords).home.demo;
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const start = async (packId: string) => {
    setBusy(true);
    setRefusal(null);
    const outcome = await startDemo(packId);
    if (outcome.ok) return router.push(`/coach/live/${outcome.id}`);
    setBusy(false);
    setRefusal(outcome);
  };
  const button = (
    <button
      type="button"
      className={small ? "btn" : `cta ${css.start}`}
      disabled={pack === null || busy}
      onClick={() => pack && void start(pack.id)}
    >
      {!small && <Play size={20} aria-hidden="true" />}
      {busy ? words.starting : small ? words.again : words.start}
    </button>
  );
  if (small)
    return (
      <section className={css.small}>
        {button}
        {refusal && <Trouble refusal={refusal} />}
      </section>
    );
  return (
    <section className={css.card} aria-labelledby="demo">
      <h2 id="demo">{words.title}</h2>
      <p className={css.lead}>{words.lead}</p>
      <Strip />
      <ol className={css.steps}>
        {words.steps.map((step, i) => (
          <li key={step}>
            <b className="num">{i + 1}</b>
            {step}
          </li>
        ))}
      </ol>
      <div className={css.foot}>
        {button}
        <p>{pack ? words.pack({ title: pack.title }) : words.noPack}</p>
      </div>
      {refusal && <Trouble refusal={refusal} />}
    </section>
  );
}

/** The three minutes as the hash line: a tick for two seconds, the break's lit. */
function Strip() {
  const words = useWords(coachWords).home.demo;
  const parts = [
    { name: words.round({ n: 1 }), lit: false },
    { name: words.break, lit: true },
    { name: words.round({ n: 2 }), lit: false },
  ];
  return (
    <div className={css.strip} role="img" aria-label={words.strip}>
      {parts.map(({ name, lit }) => (
        <div key={name} aria-hidden="true">
          <span className={`hash ${css.hash} ${lit ? css.lit : ""}`}>
            {Array.from({ length: 30 }, (_, i) => (29 - i) * 2).map((second) => (
              <i key={second} className={second % 10 === 0 ? "tall" : ""} />
            ))}
          </span>
          <span>{name}</span>
        </div>
      ))}
      <div aria-hidden="true" className={css.review}>
        <span>{words.review}</span>
      </div>
    </div>
  );
}

/** A scrimmage of the demo plan with its rehearsal players in the lobby. */
async function startDemo(packId: string) {
  const plan = TEMPLATES.find(({ id }) => id === "demo")?.plan;
  const made = await send<ScrimmageAnswer>("POST", "/api/scrimmages", {
    plan,
    packs: [packId],
  });
  if (!made.ok) return made;
  const filled = await send("POST", `/api/scrimmages/${made.id}/rehearsal`, { players: PLAYERS });
  return filled.ok ? made : filled;
}
