"use client";
import { X } from "lucide-react";
import { Fragment, useEffect, useId, useMemo, useRef, useState } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import { answersBehind } from "#lib/review/drill.ts";
import type { Decision, QuestionLine, Selection } from "#lib/review/types.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { useRoom } from "./room.tsx";
import css from "./sheet.module.css";

export interface Shown {
  title: string;
  from: Selection;
}

const PAGE = 120;

/** The answers behind a number, one line a decision: shown, choices, how sure, result. */
export function AnswerSheet({ shown, onClose }: { shown: Shown | null; onClose: () => void }) {
  const words = useWords(reviewWords);
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (shown && !dialog.open) dialog.showModal();
    if (!shown && dialog.open) dialog.close();
  }, [shown]);
  return (
    <dialog ref={ref} className={css.sheet} onClose={onClose} aria-labelledby={id}>
      {shown && (
        <>
          <header className={css.head}>
            <h2 id={id}>{shown.title}</h2>
            <button type="button" className={css.close} onClick={onClose}>
              <X size={20} aria-hidden="true" />
              <span className="sr">{words.sheet.close}</span>
            </button>
          </header>
          <Answers key={JSON.stringify(shown.from)} from={shown.from} />
        </>
      )}
    </dialog>
  );
}

function Answers({ from }: { from: Selection }) {
  const words = useWords(reviewWords);
  const { report, names, setNames } = useRoom();
  const [shown, setShown] = useState(PAGE);
  const decisions = useMemo(() => answersBehind(report, from), [report, from]);
  const groups = useMemo(
    () => byQuestion(decisions.slice(0, shown), report.questions),
    [decisions, shown, report],
  );
  return (
    <div className={css.body}>
      <p className={css.note}>
        <span>{words.sheet.count({ n: decisions.length })}</span>
        <button type="button" className="btn" aria-pressed={names} onClick={() => setNames(!names)}>
          {names ? words.bar.namesHide : words.bar.namesShow}
        </button>
      </p>
      {!names && <p className={css.hidden}>{words.sheet.namesHidden}</p>}
      {decisions.length === 0 && <p>{words.sheet.none}</p>}
      {groups.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{words.sheet.columns.player}</th>
              <th scope="col">{words.sheet.columns.path}</th>
              <th scope="col">{words.sheet.columns.sure}</th>
              <th scope="col">{words.sheet.columns.result}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ question, answers }) => (
              <Fragment key={question.run}>
                <tr className={css.group}>
                  <th scope="rowgroup" colSpan={4}>
                    <span className="num">{words.questions.whereShort(question)}</span>
                    <Rich text={question.stem} />
                  </th>
                </tr>
                {answers.map((decision) => (
                  <Row key={decision.id} decision={decision} question={question} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {decisions.length > shown && (
        <button type="button" className="btn" onClick={() => setShown(shown + PAGE)}>
          {words.sheet.more({ n: Math.min(PAGE, decisions.length - shown) })}
        </button>
      )}
    </div>
  );
}

function Row({ decision, question }: { decision: Decision; question: QuestionLine }) {
  const words = useWords(reviewWords);
  const { nameOf } = useRoom();
  const say = (key: string) => question.words[key] ?? key;
  const extra = [
    decision.lockedIn ? words.sheet.locked : null,
    decision.quick ? words.sheet.quick : null,
    decision.cause ? words.causes[decision.cause] : null,
    decision.hint ? words.sheet.hint({ cause: words.causes[decision.hint] }) : null,
    decision.late ? words.sheet.late({ text: say(decision.late.key) }) : null,
    decision.huddle ? words.sheet.huddle({ text: say(decision.huddle.key) }) : null,
  ].filter((one) => one !== null);
  return (
    <tr>
      <th scope="row">{nameOf(decision.seat)}</th>
      <td>
        {decision.choices.map((choice) => (
          <span key={`${choice.ms}-${choice.key}`} className={css.step}>
            <Rich text={say(choice.key)} /> <small className="num">{words.seconds(choice.ms)}</small>
          </span>
        ))}
        {extra.length > 0 && <small className={css.extra}>{extra.join(" · ")}</small>}
      </td>
      <td>{decision.sure === null ? "–" : words.sureness[decision.sure]}</td>
      <td className={decision.result === "right" ? css.right : undefined}>
        {words.sheet.result[decision.result]}
      </td>
    </tr>
  );
}

function byQuestion(decisions: readonly Decision[], questions: readonly QuestionLine[]) {
  const groups: { question: QuestionLine; answers: Decision[] }[] = [];
  for (const decision of decisions) {
    const last = groups.at(-1);
    if (last?.question.run === decision.run) last.answers.push(decision);
    else {
      const question = questions.find((one) => one.run === decision.run);
      if (question) groups.push({ question, answers: [decision] });
    }
  }
  return groups;
}
