"use client";
import Link from "next/link";
import { useParams } from "next/navigation";
import { reviewWords } from "#lib/i18n/review.ts";
import type { ReviewAnswer } from "#lib/review/answers.ts";
import { useWords } from "../../_words/use-words.ts";
import { Gate } from "../../coach/_desk/gate.tsx";
import { Trouble, Waiting } from "../../coach/_desk/states.tsx";
import { useAnswer } from "../../coach/_desk/use-answer.ts";
import { Review } from "./review.tsx";
import css from "./states.module.css";

export function ReviewPage() {
  const { id } = useParams<{ id: string }>();
  return (
    <Gate>
      <Fetched id={id} />
    </Gate>
  );
}

function Fetched({ id }: { id: string }) {
  const words = useWords(reviewWords);
  const { answer, again } = useAnswer<ReviewAnswer>(`/api/scrimmages/${encodeURIComponent(id)}/review`);
  if (answer?.ok) return <Review report={answer.report} />;
  return (
    <main className={`desk ${css.page}`}>
      <h1>{answer === null ? words.title : words.missing.title}</h1>
      {answer === null ? <Waiting /> : <Trouble refusal={answer} again={again} />}
      <Link className="btn" href="/coach">
        {words.missing.toDesk}
      </Link>
    </main>
  );
}
