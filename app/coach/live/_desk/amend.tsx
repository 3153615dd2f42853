"use client";
import { useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import css from "./amend.module.css";
import type { Desk } from "./desk.ts";
import { Dialog, DialogEnd } from "./dialog.tsx";
import { Do } from "./do.tsx";

type Amendable = CoachStage["amendable"][number];

/** Another answer is right: everybody who gave it is re-scored at once. */
export function AcceptDialog({
  open,
  amendable,
  desk,
  onClose,
}: {
  open: boolean;
  amendable: Amendable[];
  desk: Desk;
  onClose: () => void;
}) {
  const words = useWords(deskWords).confirm;
  return (
    <Dialog open={open} title={words.acceptTitle} onClose={onClose}>
      <AcceptList amendable={amendable} desk={desk} />
    </Dialog>
  );
}

/** The questions stay as they were when the dialog opened: nothing moves away under the finger. */
function useStill(amendable: Amendable[]): Amendable[] {
  const [runs] = useState(() => amendable.map((one) => one.run));
  return amendable.filter((one) => runs.includes(one.run));
}

function AcceptList({ amendable, desk }: { amendable: Amendable[]; desk: Desk }) {
  const words = useWords(deskWords).confirm;
  const questions = useStill(amendable).filter((one) => !one.thrownOut);
  return (
    <>
      <p className={css.quiet}>{questions.length === 0 ? words.nothing : words.acceptText}</p>
      <ul>
        {questions.map((one) => {
          const given = one.answers.filter((answer) => answer.n > 0 || answer.right);
          return (
            <li key={one.run} className={css.question}>
              <Asked one={one} />
              {given.length === 0 && <p className={css.quiet}>{words.noAnswers}</p>}
              <ul className={css.answers}>
                {given.map((answer) => (
                  <li key={answer.key}>
                    <span>
                      <Rich text={answer.text} />
                    </span>
                    <span className="lab">{words.given({ n: answer.n })}</span>
                    {answer.right ? (
                      <b className={css.right}>{words.acceptedAs}</b>
                    ) : (
                      <Do desk={desk} input={{ do: "accept", run: one.run, key: answer.key }}>
                        {words.accept}
                        <span className="sr"> {answer.text}</span>
                      </Do>
                    )}
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** A question that should not have been asked: chosen first, thrown out by a second press. */
export function ThrowOutDialog({
  open,
  amendable,
  desk,
  onClose,
}: {
  open: boolean;
  amendable: Amendable[];
  desk: Desk;
  onClose: () => void;
}) {
  const words = useWords(deskWords).confirm;
  return (
    <Dialog open={open} title={words.throwTitle} onClose={onClose}>
      <ThrowOutList amendable={amendable} desk={desk} onClose={onClose} />
    </Dialog>
  );
}

function ThrowOutList({
  amendable,
  desk,
  onClose,
}: {
  amendable: Amendable[];
  desk: Desk;
  onClose: () => void;
}) {
  const words = useWords(deskWords).confirm;
  const questions = useStill(amendable);
  const [chosen, setChosen] = useState<number | null>(null);
  const run = questions.some((one) => one.run === chosen && !one.thrownOut) ? chosen : null;
  return (
    <>
      <p className={css.quiet}>{questions.length === 0 ? words.nothing : words.throwText}</p>
      {questions.length > 0 && (
        <fieldset className={css.pick}>
          <legend>{words.throwPick}</legend>
          {questions.map((one) => (
            <label key={one.run} className={css.choice}>
              <input
                type="radio"
                name="throw-out"
                checked={run === one.run}
                disabled={one.thrownOut}
                onChange={() => setChosen(one.run)}
              />
              <span>
                <Asked one={one} />
              </span>
              {one.thrownOut && <span className="lab">{words.thrown}</span>}
            </label>
          ))}
        </fieldset>
      )}
      <DialogEnd>
        <button type="button" className="btn" onClick={onClose}>
          {words.cancel}
        </button>
        <Do
          desk={desk}
          input={{ do: "throwOut", run: run ?? 0 }}
          className="btn stop"
          off={run === null ? words.throwPick : null}
          onDone={onClose}
        >
          {words.throwOut}
        </Do>
      </DialogEnd>
    </>
  );
}

function Asked({ one }: { one: Amendable }) {
  const words = useWords(deskWords).confirm;
  return (
    <>
      <span className="lab">{words.question(one)}</span>
      <b className={css.stem}>
        <Rich text={one.stem} />
      </b>
    </>
  );
}
