"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import type { Replay, ReplayQuestion } from "#lib/review/types.ts";
import { HashLine } from "../../_look/hash-line.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Choices } from "./choices.tsx";
import { usePlayHead } from "./clock.ts";
import { Controls } from "./controls.tsx";
import { standingAt } from "./counts.ts";
import css from "./replay.module.css";

/** Every question once more, answers flowing in. Made for the room's screen: no names, no seats. */
export function ReplayScreen({ replay, id, first }: { replay: Replay; id: string; first: number }) {
  const words = useWords(reviewWords);
  const { questions } = replay;
  const start = Math.max(
    0,
    questions.findIndex((one) => one.run === first),
  );
  const player = usePlayHead(start, (index) => questions[index]?.closedMs ?? 0);
  const { head, seek, go, toggle, reveal } = player;
  const question = questions[head.index];

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target.tagName : "";
      if (event.ctrlKey || event.metaKey || event.altKey || target === "SELECT") return;
      // The slider moves itself by the arrows, and a button is pressed by Space.
      const arrows = target !== "INPUT";
      const space = target !== "BUTTON" && target !== "A";
      if (event.key === " " && space) toggle();
      else if (event.key === "ArrowRight" && arrows) seek(head.ms + 1_000);
      else if (event.key === "ArrowLeft" && arrows) seek(head.ms - 1_000);
      else if (event.key === "PageDown") go(Math.min(questions.length - 1, head.index + 1));
      else if (event.key === "PageUp") go(Math.max(0, head.index - 1));
      else if (event.key.toLowerCase() === "r") reveal(!head.revealed);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [head, questions.length, seek, go, toggle, reveal]);

  if (!question) return <Nothing id={id} />;
  return (
    <main className={`stage ${css.root}`}>
      <h1 className="sr">
        {words.replay.title}: {replay.title}
      </h1>
      <Top question={question} ms={head.ms} />
      <div className={css.body} data-revealed={head.revealed}>
        <h2 className={css.stem} data-size={stemSize(question.asked.stem)}>
          <Rich text={question.asked.stem} />
        </h2>
        {question.asked.media?.kind === "image" && (
          <img className={css.media} src={question.asked.media.src} alt={question.asked.media.alt} />
        )}
        <Choices question={question} standing={standingAt(question, head.ms)} revealed={head.revealed} />
        <Why question={question} revealed={head.revealed} />
      </div>
      <Controls questions={questions} player={player}>
        <span className={css.note}>{words.mark}</span>
        <Link className={css.back} href={`/review/${id}`}>
          <ArrowLeft aria-hidden="true" size={20} />
          {words.replay.back}
        </Link>
      </Controls>
      <p className={css.keys}>{words.replay.keys}</p>
      <p className="sr" role="status">
        {head.revealed && said(question, words.replay.saidReveal)}
      </p>
    </main>
  );
}

function Top({ question, ms }: { question: ReplayQuestion; ms: number }) {
  const words = useWords(reviewWords);
  const { in: inn } = standingAt(question, ms);
  const seconds = Math.max(1, Math.round(Math.max(question.limitMs, question.closedMs) / 1_000));
  return (
    <header className={css.top}>
      <HashLine
        total={Math.min(120, seconds)}
        left={Math.max(0, seconds - ms / 1_000)}
        className={css.hash}
      />
      <p>
        <span>{words.replay.question(question)}</span>
        <span>{question.topic}</span>
        <span className={css.in}>
          <b className="num">{inn}</b> {words.replay.ofIn({ of: question.players })}
        </span>
      </p>
    </header>
  );
}

function Why({ question, revealed }: { question: ReplayQuestion; revealed: boolean }) {
  const words = useWords(reviewWords);
  const { explanation } = question.reveal;
  if (question.thrownOut) return <p className={css.why}>{words.replay.thrown}</p>;
  if (!explanation) return null;
  return (
    <div className={css.why} hidden={!revealed}>
      <h3>{words.replay.why}</h3>
      <p>
        <Rich text={explanation} />
      </p>
    </div>
  );
}

function Nothing({ id }: { id: string }) {
  const words = useWords(reviewWords);
  return (
    <main className={`stage ${css.root} ${css.nothing}`}>
      <h1>{words.replay.none}</h1>
      <Link className={css.back} href={`/review/${id}`}>
        {words.replay.back}
      </Link>
    </main>
  );
}

function stemSize(stem: string): "short" | "middle" | "long" {
  return stem.length <= 60 ? "short" : stem.length <= 140 ? "middle" : "long";
}

function said(
  question: ReplayQuestion,
  words: (a: { text: string; right: number; of: number }) => string,
): string {
  const { counts } = standingAt(question, question.closedMs);
  const right = question.reveal.right.reduce((sum, choice) => sum + (counts[choice] ?? 0), 0);
  return words({ text: question.reveal.rightText, right, of: question.players });
}
