"use client";
import { useEffect, useRef, useState } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import { useWords } from "../../_words/use-words.ts";
import { Pictures } from "../_charts/pictures.tsx";
import { Detail } from "./detail.tsx";
import css from "./overview.module.css";
import { Questions } from "./questions.tsx";
import { useRoom } from "./room.tsx";
import { Topics } from "./topics.tsx";
import { Why } from "./why.tsx";

type Step = "topics" | "questions" | "question";

/** Class, topic, question, side by side; on a small screen one after the other. */
export function Overview({ run, setRun }: { run: number | null; setRun: (run: number | null) => void }) {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const [step, setStep] = useState<Step>(run === null ? "topics" : "question");
  const [topic, setTopic] = useState<string | null>(null);
  const line = report.questions.find((one) => one.run === run) ?? null;
  // It opens where there is most to talk about: the first focus topic, its question of the huddle.
  const shownTopic = topic ?? line?.topic ?? report.headline.next?.topic ?? report.topics[0]?.topic ?? null;
  const ofTopic = report.questions.filter((one) => one.topic === shownTopic && one.state === "counted");
  const first = ofTopic.find((one) => one.huddle !== null) ?? ofTopic[0] ?? null;
  const shown = line && line.topic === shownTopic ? line : first;
  const wrap = useRef<HTMLDivElement>(null);
  const moved = useRef(false);

  // On a small screen a step replaces another: the focus goes with it, to its heading.
  useEffect(() => {
    if (!moved.current) return;
    const column = wrap.current?.children[["topics", "questions", "question"].indexOf(step)];
    if (!(column instanceof HTMLElement) || !window.matchMedia("(max-width: 1023px)").matches) return;
    column.focus();
    column.scrollIntoView({ block: "start" });
  }, [step]);

  const go = (next: Step) => {
    moved.current = true;
    setStep(next);
  };
  return (
    <>
      <div className={css.wrap} data-step={step} ref={wrap}>
        <section className={css.col} tabIndex={-1} aria-label={words.topics.title}>
          <Topics
            chosen={shownTopic}
            choose={(next) => {
              setTopic(next);
              setRun(null);
              go("questions");
            }}
          />
        </section>
        <section className={css.col} tabIndex={-1} aria-label={shownTopic ?? undefined}>
          <Questions
            topic={shownTopic}
            chosen={shown?.run ?? null}
            choose={(next) => {
              setRun(next);
              go("question");
            }}
            back={() => go("topics")}
          />
        </section>
        {/* It scrolls by itself on a wide screen, so it can be reached by keyboard. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
        <section className={css.col} tabIndex={0} aria-label={shown?.stem ?? words.detail.choose}>
          <Detail line={shown} back={() => go("questions")} />
        </section>
      </div>
      <Pictures id="pictures" />
      <Why />
    </>
  );
}
