"use client";
import Check from "lucide-react/icons/check";
import { planWords } from "#lib/i18n/plan.ts";
import type { PackCard } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { bankSize, type Draft, STEPS, type StepName } from "./draft.ts";
import css from "./steps.module.css";

/** Where we are, and what each step holds already. Every step can be opened at any time. */
export function Steps({
  draft,
  packs,
  go,
}: {
  draft: Draft;
  packs: readonly PackCard[];
  go: (step: StepName) => void;
}) {
  const words = useWords(planWords).steps;
  const { questions } = bankSize(draft, packs);
  const minutes = String(draft.plan.roundSec / 60);
  const notes: Record<StepName, string> = {
    packs: questions > 0 ? words.questions({ n: questions }) : words.noPacks,
    shape: words.shapeNote({ rounds: draft.plan.rounds, minutes }),
    followUps:
      draft.plan.followUps.length > 0
        ? words.followUpDays({ days: draft.plan.followUps.map((day) => `+${day}`).join(", ") })
        : words.noFollowUps,
    check: "",
  };
  const at = STEPS.indexOf(draft.step);
  return (
    <nav className={css.steps} aria-label={words.label}>
      <ol>
        {STEPS.map((step, i) => {
          const done = i < at && (step !== "packs" || questions > 0);
          return (
            <li key={step}>
              <button
                type="button"
                className={i === at ? css.on : done ? css.done : undefined}
                aria-current={i === at ? "step" : undefined}
                onClick={() => go(step)}
              >
                <i>{done ? <Check size={13} aria-hidden="true" strokeWidth={3} /> : i + 1}</i>
                <span>
                  {words[step]}
                  {done && <span className="sr">, {words.done}</span>}
                  {notes[step] && <small>{notes[step]}</small>}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
