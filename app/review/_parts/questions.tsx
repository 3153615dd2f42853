import { ArrowLeft } from "lucide-react";
import { commonWords } from "#lib/i18n/common.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import type { QuestionLine } from "#lib/review/types.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Lamps } from "../_charts/lamps.tsx";
import css from "./overview.module.css";
import { useRoom } from "./room.tsx";

/** One topic's questions, each with its lamps. */
export function Questions({
  topic,
  chosen,
  choose,
  back,
}: {
  topic: string | null;
  chosen: number | null;
  choose: (run: number) => void;
  back: () => void;
}) {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const lines = report.questions.filter((line) => line.topic === topic && line.state !== "taken-off");
  return (
    <>
      <button type="button" className={css.back} onClick={back}>
        <ArrowLeft size={16} aria-hidden="true" />
        {words.questions.back}
      </button>
      <div className={css.head}>
        <h2 id="topic-name">{topic}</h2>
        <span className="lab">{words.questions.count({ n: lines.length })}</span>
      </div>
      <ul className={css.list}>
        {lines.map((line) => (
          <li key={line.run} className={css.item} data-on={line.run === chosen}>
            <button
              type="button"
              className={css.cover}
              aria-pressed={line.run === chosen}
              aria-label={words.questions.open({ stem: line.stem })}
              onClick={() => choose(line.run)}
            />
            <div className={css.head}>
              <span className={css.stem}>
                <Rich text={line.stem} />
              </span>
              <span className={`num ${css.count}`}>
                {line.performance_today.right}/{line.performance_today.asked}
              </span>
            </div>
            <Lamps right={line.performance_today.right} asked={line.performance_today.asked} />
            <small>
              <Note line={line} />
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The one thing to say about it: the huddle, being thrown out, what many said, or only when it was. */
function Note({ line }: { line: QuestionLine }) {
  const words = useWords(reviewWords);
  const { dials } = useWords(commonWords);
  const w = words.questions;
  const dial = (dials[line.dial] ?? "").toLowerCase();
  if (line.state === "thrown-out") return <>{words.detail.thrown}</>;
  if (line.huddle) {
    const { held, after } = line.huddle;
    return <>{held ? w.held({ n: line.round, after }) : w.again({ n: line.round, after })}</>;
  }
  const lure = line.topLure && line.topLure.n * 4 >= line.performance_today.asked ? line.topLure : null;
  return (
    <>
      {w.round({ n: line.round, dial })}
      {lure && (
        <>
          . <Rich text={w.lure(lure)} />
        </>
      )}
    </>
  );
}
