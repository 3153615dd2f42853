"use client";
import { useParams } from "next/navigation";
import { useState } from "react";
import { practiceWords } from "#lib/i18n/practice.ts";
import { turnOf } from "#lib/practice/drill.ts";
import { Wordmark } from "../../_look/wordmark.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Ask } from "./ask.tsx";
import { End } from "./end.tsx";
import css from "./practice.module.css";
import { Start } from "./start.tsx";
import { type PracticeRun, usePractice } from "./use-practice.ts";

/** Practice on one's own phone: what it is, question after question, and what came of it. */
export function PracticePage() {
  const { kind, id, token } = useParams<{ kind: string; id: string; token: string }>();
  const door = [kind, id, token].map(encodeURIComponent).join("/");
  const run = usePractice(door);
  const [stopped, setStopped] = useState(false);
  const review = kind === "mine" ? `/mine/${encodeURIComponent(id)}/${encodeURIComponent(token)}` : null;
  return (
    <main className="stage phone">
      <Shown
        door={door}
        run={run}
        review={review}
        stopped={stopped}
        stop={() => setStopped(true)}
        goOn={() => setStopped(false)}
      />
    </main>
  );
}

function Shown({
  door,
  run,
  review,
  stopped,
  stop,
  goOn,
}: {
  door: string;
  run: PracticeRun;
  review: string | null;
  stopped: boolean;
  stop: () => void;
  goOn: () => void;
}) {
  const words = useWords(practiceWords);
  const { practice, drill, kept } = run;
  if (!practice) return <Waiting run={run} />;
  if (practice.items.length === 0)
    return (
      <Page title={words.none}>
        <p className={css.lead}>{words.noneText}</p>
        {review && (
          <a className="quiet" href={review}>
            {words.review}
          </a>
        )}
      </Page>
    );
  if (!drill || kept) return <Start practice={practice} run={run} />;
  const turn = turnOf(drill);
  if (stopped || !turn) {
    const anew = () => {
      goOn();
      run.anew();
    };
    return <End drill={drill} goOn={turn ? goOn : null} anew={anew} review={review} />;
  }
  const item = practice.items.find((one) => one.wordings.some((wording) => wording.id === turn.id));
  const wording = item?.wordings.find((one) => one.id === turn.id);
  const asked = wording?.turns[turn.turn % wording.turns.length];
  if (!item || !asked) return <Waiting run={run} />;
  return (
    <Ask
      key={`${turn.id}/${turn.turn}`}
      door={door}
      drill={drill}
      turn={turn}
      asked={asked}
      topic={item.topic}
      onTold={run.answer}
      onStop={stop}
      onAnew={run.anew}
    />
  );
}

export function Page({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className={`ph ${css.page}`}>
      <p className="top">
        <Wordmark />
      </p>
      <h1>{title}</h1>
      {children}
    </div>
  );
}

function Waiting({ run }: { run: PracticeRun }) {
  const words = useWords(practiceWords);
  const { refusal } = run;
  const reason =
    refusal === null
      ? words.loading
      : refusal.code === "wrong-phase"
        ? words.early
        : refusal.code === "unreachable"
          ? words.unreachable
          : words.missing;
  return (
    <Page title={words.title}>
      <p className={css.lead} role="status">
        {reason}
      </p>
      {refusal && (
        <button type="button" className={`cta ${css.main}`} onClick={() => void run.again()}>
          {words.retry}
        </button>
      )}
    </Page>
  );
}
