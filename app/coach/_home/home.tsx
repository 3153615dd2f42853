"use client";
import Plus from "lucide-react/icons/plus";
import Link from "next/link";
import { coachWords } from "#lib/i18n/coach.ts";
import type { PackCard, PacksAnswer, ScrimmageLine, ScrimmagesAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../_words/use-words.ts";
import { Desk } from "../_desk/desk.tsx";
import page from "../_desk/page.module.css";
import { NotYet, Trouble } from "../_desk/states.tsx";
import { useAnswer } from "../_desk/use-answer.ts";
import { Demo } from "./demo.tsx";
import { Live } from "./live.tsx";
import { Older } from "./older.tsx";
import { Past } from "./past.tsx";
import { Shelf } from "./shelf.tsx";

/** The signed-in dashboard, connected. */
export function Home() {
  const words = useWords(coachWords);
  const scrimmages = useAnswer<ScrimmagesAnswer>("/api/scrimmages");
  const packs = useAnswer<PacksAnswer>("/api/packs");
  // One main button a screen: what is on goes before something new.
  const on = scrimmages.answer?.ok && scrimmages.answer.scrimmages.some((one) => one.phase !== "sealed");
  const newOne = (
    <Link className={on ? "btn" : "btn pri"} href="/coach/new">
      <Plus size={16} aria-hidden="true" />
      {words.newScrimmage}
    </Link>
  );
  return (
    <Desk here="scrimmages" right={newOne}>
      {scrimmages.answer === null || packs.answer === null ? (
        <NotYet />
      ) : scrimmages.answer.ok && packs.answer.ok ? (
        <Dashboard
          now={scrimmages.answer.now}
          scrimmages={scrimmages.answer.scrimmages}
          packs={packs.answer.packs}
          changed={scrimmages.again}
        />
      ) : (
        <main id="content" className={page.main}>
          {!scrimmages.answer.ok && <Trouble refusal={scrimmages.answer} again={scrimmages.again} />}
          {!packs.answer.ok && <Trouble refusal={packs.answer} again={packs.again} />}
        </main>
      )}
    </Desk>
  );
}

/**
 * What is on comes first, then, to a coach who has not run anything yet, the demo. Counts of sessions
 * are nowhere: what was still there at a follow-up is in the reviews.
 */
export function Dashboard({
  now,
  scrimmages,
  packs,
  changed,
}: {
  now: number;
  scrimmages: readonly ScrimmageLine[];
  packs: readonly PackCard[];
  changed: () => void;
}) {
  const words = useWords(coachWords).home;
  const live = scrimmages.filter((one) => one.phase !== "sealed");
  const past = scrimmages.filter((one) => one.phase === "sealed");
  const first = scrimmages.length === 0;
  const demoPack = packs.find((pack) => pack.sample) ?? null;
  return (
    <div className={page.wrap}>
      <main id="content" className={page.main}>
        <h1 className={first ? "sr" : undefined}>{words.title}</h1>
        {first && <Demo pack={demoPack} />}
        {live.length > 0 && <Live lines={live} now={now} changed={changed} />}
        <Past lines={past} now={now} changed={changed} />
        <Older />
        {!first && <Demo pack={demoPack} small />}
      </main>
      <aside className={page.side}>
        <Shelf packs={packs} />
      </aside>
    </div>
  );
}
