"use client";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useId } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { planWords } from "#lib/i18n/plan.ts";
import { squadsWords } from "#lib/i18n/squads.ts";
import { TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import { isFullPerformance } from "#lib/model/plan.ts";
import type { PackCard, PlanCheck, SquadLine } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./check-step.module.css";
import { bankSize, chosenPacks, type Draft, type StepName } from "./draft.ts";

/** Everything once more, the name, and what to look at before the lobby opens. */
export function CheckStep({
  draft,
  change,
  packs,
  squads,
  check,
  title,
  go,
}: {
  draft: Draft;
  change: (draft: Draft) => void;
  packs: readonly PackCard[];
  squads: readonly SquadLine[];
  check: PlanCheck | null;
  /** what it is called without a name of its own */
  title: string;
  go: (step: StepName) => void;
}) {
  const words = useWords(planWords);
  const common = useWords(commonWords);
  const full = isFullPerformance(draft.plan);
  const field = useId();
  const problems = check?.problems ?? (draft.packs.length === 0 ? [{ code: "no-questions" as const }] : []);
  return (
    <>
      <section>
        <h1 tabIndex={-1}>{words.check.heading}</h1>
        <div className={css.name}>
          <label htmlFor={field}>{full ? words.check.nameFull : words.check.name}</label>
          <input
            id={field}
            value={draft.plan.title}
            placeholder={title}
            maxLength={TITLE_CHARS_MAX}
            aria-describedby={`${field}-hint`}
            onChange={(event) => change({ ...draft, plan: { ...draft.plan, title: event.target.value } })}
          />
          <p id={`${field}-hint`} className="lab">
            {words.check.nameHint}
          </p>
        </div>
      </section>
      <Summary draft={draft} packs={packs} squads={squads} check={check} go={go} />
      <section aria-live="polite">
        {problems.length > 0 && (
          <>
            <h2>{words.check.look}</h2>
            <ul className={css.problems}>
              {problems.map((problem) => (
                <li key={problem.code}>
                  <TriangleAlert size={18} aria-hidden="true" />
                  {words.problems[problem.code]({ topic: "", n: 0, of: 0, ...problem })}
                </li>
              ))}
            </ul>
          </>
        )}
        {check && problems.length === 0 && <p className={css.ready}>{words.check.ready}</p>}
        <p className={css.practice}>{full ? common.full.note : words.check.practice}</p>
      </section>
    </>
  );
}

function Summary({
  draft,
  packs,
  squads,
  check,
  go,
}: {
  draft: Draft;
  packs: readonly PackCard[];
  squads: readonly SquadLine[];
  check: PlanCheck | null;
  go: (step: StepName) => void;
}) {
  const words = useWords(planWords);
  const dials = useWords(commonWords).dials;
  const whose = useWords(squadsWords).plan;
  const { plan } = draft;
  const size = bankSize(draft, packs);
  const squad = squads.find((one) => one.id === draft.squad);
  const heldBack = check?.heldBack ?? [];
  const rows: { name: string; step: StepName; lines: string[] }[] = [
    {
      name: whose.label,
      step: "packs",
      lines: [squad ? whose.option({ name: squad.name, members: squad.members }) : whose.anybody],
    },
    {
      name: words.check.plays,
      step: "packs",
      lines:
        size.questions > 0
          ? [
              chosenPacks(draft, packs)
                .map((pack) => pack.title)
                .join(" · "),
              words.packs.total(size),
              ...(heldBack.length > 0 ? [words.taught.heldBack({ topics: heldBack.join(", ") })] : []),
            ]
          : [words.packs.pick],
    },
    {
      name: words.check.shape,
      step: "shape",
      lines: [
        words.steps.shapeNote({ rounds: plan.rounds, minutes: String(plan.roundSec / 60) }),
        [
          isFullPerformance(plan)
            ? words.shape.mode.fullPerformance.name
            : `${words.shape.break}: ${words.shape.seconds({ n: plan.breakSec })}`,
          `${words.shape.review}: ${words.shape.reviews[plan.reviewMin]}`,
        ].join(" · "),
        ...(check ? [words.shape.mixNote({ slots: check.slots })] : []),
      ],
    },
    {
      name: words.check.pressure,
      step: "shape",
      lines: [
        plan.dialLadder.map((dial) => words.shape.dialName({ n: dial, name: dials[dial] ?? "" })).join(", "),
      ],
    },
    {
      name: words.check.conditions,
      step: "shape",
      lines: [
        `${words.conditions.confidence}: ${words.conditions.ask[plan.confidence.ask]}`,
        `${words.conditions.names}: ${plan.namesOnProjector ? words.conditions.namesShown : words.conditions.namesHidden}`,
        `${words.conditions.teams}: ${plan.teams.how === "none" ? words.conditions.teamsHow.none : plan.teams.names.join(", ")}`,
      ],
    },
    {
      name: words.check.followUps,
      step: "followUps",
      lines: [
        plan.followUps.length > 0
          ? words.steps.followUpDays({ days: plan.followUps.map((day) => `+${day}`).join(", ") })
          : words.steps.noFollowUps,
      ],
    },
  ];
  return (
    <dl className={`card ${css.summary}`}>
      {rows.map((row) => (
        <div key={row.name}>
          <dt>
            <button type="button" onClick={() => go(row.step)}>
              {row.name}
            </button>
          </dt>
          <dd>
            {row.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
