"use client";
import { useEffect, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import type { Report } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Retained } from "../_retention/retained.tsx";
import { AllQuestions } from "./all-questions.tsx";
import { Changes } from "./changes.tsx";
import { Conditions } from "./conditions.tsx";
import { Head } from "./head.tsx";
import { Headline } from "./headline.tsx";
import { Overview } from "./overview.tsx";
import { Players } from "./players.tsx";
import { Practice } from "./practice.tsx";
import { PrintPack } from "./print-pack.tsx";
import { PrintPractice } from "./print-practice.tsx";
import css from "./review.module.css";
import { ReviewRoom } from "./room.tsx";
import { type Tab, Tabs } from "./tabs.tsx";

/** The coach's After-Action Review. */
export function Review({ report }: { report: Report }) {
  const words = useWords(reviewWords);
  const common = useWords(commonWords);
  const [tab, setTab] = useState<Tab>("overview");
  const [run, setRun] = useState<number | null>(null);
  const [paper, setPaper] = useState<"pack" | "practice" | null>(null);
  useEffect(() => {
    if (paper === null) return;
    window.print();
    setPaper(null);
  }, [paper]);
  const open = (next: number) => {
    setRun(next);
    setTab("overview");
  };
  return (
    <ReviewRoom report={report}>
      <div className={`desk ${css.screen}`}>
        <Head print={() => setPaper("pack")} />
        <main>
          <Headline />
          <Retained id={report.scrimmage.id} />
          <Tabs tab={tab} setTab={setTab} />
          <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            {tab === "overview" && <Overview key={run} run={run} setRun={setRun} />}
            {tab === "questions" && <AllQuestions open={open} />}
            {tab === "players" && <Players />}
            {tab === "changes" && <Changes />}
            {tab === "practice" && <Practice print={() => setPaper("practice")} />}
            {tab === "conditions" && <Conditions />}
          </div>
        </main>
        <footer className={css.mark}>{report.scrimmage.mode ? common.full.note : words.notForGrading}</footer>
      </div>
      {/* What a printer gets: chosen by the button, or by the tab when the browser's own command is used. */}
      <div className={css.paper}>
        {(paper ?? (tab === "practice" ? "practice" : "pack")) === "practice" ? (
          <PrintPractice />
        ) : (
          <PrintPack />
        )}
      </div>
    </ReviewRoom>
  );
}
