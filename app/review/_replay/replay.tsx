"use client";
import { ArrowLeft, Maximize } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import type { Replay, ReplayQuestion } from "#lib/review/types.ts";
import { HashLine } from "../../_look/hash-line.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import Medium from "../../play/media.tsx";
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
  const player = usePlayHead(start, questions.length - 1, (index) => questions[index]?.closedMs ?? 0);
  const { head, end, seek, go, toggle, reveal, onward } = player;
  const [room, setRoom] = useState(false);
  const question = questions[head.index];

  const fill = useCallback((on: boolean) => {
    setRoom(on);
    // Where the browser allows no full screen the large form still fills its window.
    if (on) document.documentElement.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  }, []);
  // Esc leaves the full screen by itself: the controls come back with it.
  useEffect(() => {
    const onChange = () => {
      if (!document.fullscreenElement) setRoom(false);
    };
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target.tagName : "";
      if (event.ctrlKey || event.metaKey || event.altKey || target === "SELECT") return;
      // The slider moves itself by the arrows, and a button is pressed by Space.
      const arrows = target !== "INPUT";
      const space = target !== "BUTTON" && target !== "A";
      // A presenter's remote sends Page Down and Page Up, whatever has the focus.
      if (event.key === "PageDown" || (event.key === "Enter" && space)) onward();
      else if (event.key === " " && space) {
        if (head.ms >= end && end > 0) onward();
        else toggle();
      } else if (event.key.toLowerCase() === "f") fill(!room);
      else if (event.key === "ArrowDown" && arrows) go(roundStart(questions, head.index, 1));
      else if (event.key === "ArrowUp" && arrows) go(roundStart(questions, head.index, -1));
      else if (event.key === "ArrowRight" && arrows) seek(head.ms + 1_000);
      else if (event.key === "ArrowLeft" && arrows) seek(head.ms - 1_000);
      else if (event.key === "PageUp") go(Math.max(0, head.index - 1));
      else if (event.key.toLowerCase() === "r") reveal(!head.revealed);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [head, end, questions, room, seek, go, toggle, reveal, onward, fill]);

  if (!question) return <Nothing id={id} />;
  return (
    <main className={`stage ${css.root}`} data-room={room}>
      <h1 className="sr">
        {words.replay.title}: {replay.title}
      </h1>
      <Top
        question={question}
        full={replay.mode !== undefined}
        ms={head.ms}
        of={questions.filter((one) => one.round === question.round).length}
      />
      <div className={css.body} data-revealed={head.revealed}>
        <h2 className={css.stem} data-size={stemSize(question.asked.stem)}>
          <Rich text={question.asked.stem} />
        </h2>
        {question.asked.media?.kind === "image" && (
          <img className={css.media} src={question.asked.media.src} alt={question.asked.media.alt} />
        )}
        {question.asked.media?.kind === "audio" && (
          <div className={css.listen}>
            <Medium key={question.run} media={question.asked.media} lazy={false} />
          </div>
        )}
        <Choices question={question} standing={standingAt(question, head.ms)} revealed={head.revealed} />
        <Why question={question} revealed={head.revealed} />
      </div>
      <Controls questions={questions} player={player}>
        <button type="button" onClick={() => fill(true)}>
          <Maximize aria-hidden="true" />
          {words.replay.fill}
        </button>
        <span className={css.note}>{replay.mode ? words.fullMark : words.mark}</span>
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

function Top({
  question,
  full,
  ms,
  of,
}: {
  question: ReplayQuestion;
  full: boolean;
  ms: number;
  of: number;
}) {
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
        <span>{words.replay.questionOf({ ...question, of })}</span>
        <span>{question.topic}</span>
        <span className={full ? `full-mark ${css.full}` : css.practice}>
          {full ? words.replay.full : words.replay.practice}
        </span>
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

/** The first question of the round before or after; of this one, where it is not at its beginning. */
function roundStart(questions: readonly ReplayQuestion[], index: number, step: 1 | -1): number {
  const rounds = [...new Set(questions.map((one) => one.round))];
  const at = rounds.indexOf(questions[index]?.round ?? 0);
  const start = questions.findIndex((one) => one.round === rounds[at]);
  if (step === -1 && index > start) return start;
  const next = questions.findIndex((one) => one.round === rounds[at + step]);
  return next === -1 ? index : next;
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
