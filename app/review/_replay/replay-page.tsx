"use client";
import { useParams, useSearchParams } from "next/navigation";
import { Suspense } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import type { ReplayAnswer } from "#lib/review/answers.ts";
import { useWords } from "../../_words/use-words.ts";
import { Gate } from "../../coach/_desk/gate.tsx";
import { Trouble, Waiting } from "../../coach/_desk/states.tsx";
import { useAnswer } from "../../coach/_desk/use-answer.ts";
import css from "../_parts/states.module.css";
import { ReplayScreen } from "./replay.tsx";

export function ReplayPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Gate>
      <Suspense>
        <Fetched id={id} />
      </Suspense>
    </Gate>
  );
}

function Fetched({ id }: { id: string }) {
  const words = useWords(reviewWords);
  const run = Number(useSearchParams().get("run") ?? 0);
  const { answer, again } = useAnswer<ReplayAnswer>(`/api/scrimmages/${encodeURIComponent(id)}/replay`);
  if (answer?.ok) return <ReplayScreen replay={answer.replay} id={id} first={run} />;
  return (
    <main className={`desk ${css.page}`}>
      <h1>{answer === null ? words.replay.title : words.missing.title}</h1>
      {answer === null ? <Waiting /> : <Trouble refusal={answer} again={again} />}
    </main>
  );
}
