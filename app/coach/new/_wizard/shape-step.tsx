"use client";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { planWords } from "#lib/i18n/plan.ts";
import { ROUNDS_MAX } from "#lib/kit/limits.ts";
import { isFullPerformance, type Plan } from "#lib/model/plan.ts";
import { TEMPLATES } from "#lib/model/templates.ts";
import type { PlanCheck, SavedTemplate } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Refusal, send } from "../../_desk/api.ts";
import { Trouble } from "../../_desk/states.tsx";
import chips from "./chips.module.css";
import { Conditions } from "./conditions.tsx";
import { Dials } from "./dials.tsx";
import { BREAK_SECS, type Draft, FULL_SECS, ROUND_SECS, replanned, shaped, withRounds } from "./draft.ts";
import { Mix } from "./mix.tsx";
import { ModeChoice } from "./mode-choice.tsx";
import css from "./shape-step.module.css";
import { around, Stepper } from "./stepper.tsx";

const OFFERED = ["class-45", "bell-ringer", "club", "follow-up"];
const REVIEWS: readonly Plan["reviewMin"][] = [2, 4, 7, 15];

/** Rounds, breaks, pressure and conditions. */
export function ShapeStep({
  draft,
  change,
  check,
  templates,
  templatesChanged,
}: {
  draft: Draft;
  change: (draft: Draft) => void;
  check: PlanCheck | null;
  templates: readonly SavedTemplate[];
  templatesChanged: () => void;
}) {
  const words = useWords(planWords).shape;
  const builtIn = TEMPLATES.filter(({ id }) => OFFERED.includes(id));
  return (
    <>
      <section>
        <h1 tabIndex={-1}>{words.heading}</h1>
        <ModeChoice draft={draft} change={change} />
        {!isFullPerformance(draft.plan) && (
          <>
            <h2 className="sr">{words.templates}</h2>
            <ul className={css.templates}>
              {builtIn.map((template) => (
                <li key={template.id}>
                  <button
                    type="button"
                    aria-pressed={draft.template === template.id}
                    onClick={() => change(shaped(draft, template))}
                  >
                    <b>{words.template[template.id]?.name}</b>
                    <small>{words.template[template.id]?.note}</small>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <Mine draft={draft} change={change} templates={templates} changed={templatesChanged} />
      </section>
      <Times draft={draft} change={change} />
      <Dials draft={draft} change={change} />
      <Mix check={check} />
      <Conditions plan={draft.plan} change={(part) => change(replanned(draft, part))} />
    </>
  );
}

function Mine({
  draft,
  change,
  templates,
  changed,
}: {
  draft: Draft;
  change: (draft: Draft) => void;
  templates: readonly SavedTemplate[];
  changed: () => void;
}) {
  const words = useWords(planWords).shape;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  if (templates.length === 0) return null;
  const remove = async (id: string) => {
    const outcome = await send("DELETE", `/api/templates/${id}`);
    setRefusal(outcome.ok ? null : outcome);
    changed();
  };
  return (
    <>
      <h2 className={css.mineHead}>{words.mine}</h2>
      <ul className={css.mine}>
        {templates.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              className="btn"
              aria-pressed={draft.template === template.id}
              onClick={() => change(shaped(draft, template))}
            >
              {template.title}
            </button>
            <button
              type="button"
              className={css.drop}
              aria-label={words.removeTemplate({ title: template.title })}
              onClick={() => void remove(template.id)}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {refusal && <Trouble refusal={refusal} />}
    </>
  );
}

function Times({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const words = useWords(planWords).shape;
  const { plan } = draft;
  const part = (next: Partial<Plan>) => change(replanned(draft, next));
  const full = isFullPerformance(plan);
  const round = around(full ? FULL_SECS : ROUND_SECS, plan.roundSec);
  const pause = around(BREAK_SECS, plan.breakSec);
  const to = (value: number | null, set: (value: number) => void) =>
    value === null ? null : () => set(value);
  return (
    <section>
      <h2>{words.time}</h2>
      <div className={css.steppers}>
        {!full && (
          <Stepper
            name={words.rounds}
            value={String(plan.rounds)}
            less={{
              label: words.fewerRounds,
              go: plan.rounds > 1 ? () => change(withRounds(draft, plan.rounds - 1)) : null,
            }}
            more={{
              label: words.moreRounds,
              go: plan.rounds < ROUNDS_MAX ? () => change(withRounds(draft, plan.rounds + 1)) : null,
            }}
          />
        )}
        <Stepper
          name={words.minutes}
          value={String(plan.roundSec / 60)}
          less={{
            label: full ? words.shorterRound : words.shorterRounds,
            go: to(round.less, (roundSec) => part({ roundSec })),
          }}
          more={{
            label: full ? words.longerRound : words.longerRounds,
            go: to(round.more, (roundSec) => part({ roundSec })),
          }}
        />
        {!full && (
          <Stepper
            name={words.break}
            value={words.seconds({ n: plan.breakSec })}
            less={{ label: words.shorterBreak, go: to(pause.less, (breakSec) => part({ breakSec })) }}
            more={{ label: words.longerBreak, go: to(pause.more, (breakSec) => part({ breakSec })) }}
          />
        )}
      </div>
      <fieldset className={chips.chips}>
        <legend>{words.review}</legend>
        {REVIEWS.map((reviewMin) => (
          <label key={reviewMin}>
            <input
              type="radio"
              name="review"
              checked={plan.reviewMin === reviewMin}
              onChange={() => part({ reviewMin })}
            />
            <span>{words.reviews[reviewMin]}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
