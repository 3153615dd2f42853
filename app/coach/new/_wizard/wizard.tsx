"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { planWords } from "#lib/i18n/plan.ts";
import { isFullPerformance } from "#lib/model/plan.ts";
import type {
  PackCard,
  PacksAnswer,
  SavedTemplate,
  ScrimmageAnswer,
  SquadLine,
  SquadsAnswer,
  TemplatesAnswer,
} from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Refusal, send } from "../../_desk/api.ts";
import { Desk } from "../../_desk/desk.tsx";
import { NotYet, Trouble } from "../../_desk/states.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import { CheckStep } from "./check-step.tsx";
import {
  type Draft,
  dropDraft,
  newDraft,
  planOf,
  STEPS,
  type StepName,
  stillThere,
  storeDraft,
  storedDraft,
  titleOf,
  withMode,
  withPack,
} from "./draft.ts";
import { FollowUpStep } from "./follow-up-step.tsx";
import { PacksStep } from "./packs-step.tsx";
import { SaveTemplate } from "./save-template.tsx";
import { Score } from "./score.tsx";
import { ShapeStep } from "./shape-step.tsx";
import { Steps } from "./steps.tsx";
import { Time } from "./time.tsx";
import { useCheck } from "./use-check.ts";
import css from "./wizard.module.css";

/** Preparing a scrimmage, connected. The draft comes from this browser, so it is read after mounting. */
export function Wizard() {
  const words = useWords(planWords);
  const packs = useAnswer<PacksAnswer>("/api/packs");
  const templates = useAnswer<TemplatesAnswer>("/api/templates");
  const squads = useAnswer<SquadsAnswer>("/api/squads");
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => {
    const stored = storedDraft() ?? newDraft();
    // A pack's page leads here with the pack already chosen, a squad's with the squad.
    const asked = new URLSearchParams(location.search);
    const pack = asked.get("pack");
    const squad = asked.get("squad");
    const withAsked: Draft = pack === null ? stored : { ...withPack(stored, pack, true), step: "packs" };
    const squadAsked: Draft = squad === null ? withAsked : { ...withAsked, squad };
    // Its record leads here for the next full performance.
    setDraft(asked.get("mode") === "full" ? withMode(squadAsked, "fullPerformance") : squadAsked);
  }, []);

  if (packs.answer === null || templates.answer === null || squads.answer === null || draft === null)
    return (
      <Desk title={words.title}>
        <NotYet />
      </Desk>
    );
  if (!packs.answer.ok || !templates.answer.ok || !squads.answer.ok)
    return (
      <Desk title={words.title}>
        <main id="content" className={css.alone}>
          {!packs.answer.ok && <Trouble refusal={packs.answer} again={packs.again} />}
          {!templates.answer.ok && <Trouble refusal={templates.answer} again={templates.again} />}
          {!squads.answer.ok && <Trouble refusal={squads.answer} again={squads.again} />}
        </main>
      </Desk>
    );
  const shelf = packs.answer.packs;
  const listed = squads.answer.squads.filter((one) => !one.open);
  return (
    <Planning
      draft={stillThere(draft, shelf, listed)}
      setDraft={setDraft}
      packs={shelf}
      squads={listed}
      templates={templates.answer.templates}
      templatesChanged={templates.again}
    />
  );
}

function Planning({
  draft,
  setDraft,
  packs,
  squads,
  templates,
  templatesChanged,
}: {
  draft: Draft;
  setDraft: (draft: Draft) => void;
  packs: readonly PackCard[];
  squads: readonly SquadLine[];
  templates: readonly SavedTemplate[];
  templatesChanged: () => void;
}) {
  const words = useWords(planWords);
  const router = useRouter();
  const { check, good, stale } = useCheck(draft, packs);
  const [note, setNote] = useState("");
  const [saving, setSaving] = useState(false);
  const [opening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const main = useRef<HTMLElement>(null);

  const change = (next: Draft) => {
    setDraft(next);
    setRefusal(null);
    setNote(storeDraft(next) ? words.saved : words.notSaved);
  };
  const go = (step: StepName) => {
    change({ ...draft, step });
    // The new step begins at its heading, for eyes and readers alike.
    requestAnimationFrame(() => {
      main.current?.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    });
  };
  const at = STEPS.indexOf(draft.step);
  const before = STEPS[at - 1];
  const after = STEPS[at + 1];
  const title = titleOf(draft, packs, words.title);

  const open = async () => {
    setOpening(true);
    const outcome = await send<ScrimmageAnswer>("POST", "/api/scrimmages", {
      plan: planOf(draft, packs, title),
      packs: draft.packs,
      withoutTopics: draft.withoutTopics,
      ...(draft.squad !== undefined && { squad: draft.squad }),
    });
    if (outcome.ok) {
      dropDraft();
      return router.push(`/coach/live/${outcome.id}`);
    }
    setOpening(false);
    setRefusal(outcome);
  };

  const step = { draft, change, packs, check: good };
  return (
    <Desk
      title={isFullPerformance(draft.plan) ? words.titleFull : words.title}
      note={note}
      right={
        <>
          <button
            type="button"
            className="btn"
            onClick={() => {
              dropDraft();
              setDraft(newDraft());
              setNote("");
            }}
          >
            {words.startOver}
          </button>
          <button type="button" className="btn" onClick={() => setSaving(true)}>
            {words.saveTemplate}
          </button>
        </>
      }
    >
      <div className={css.wrap}>
        <Steps draft={draft} packs={packs} go={go} />
        <main id="content" ref={main} className={css.main}>
          {draft.step === "packs" && <PacksStep {...step} squads={squads} />}
          {draft.step === "shape" && (
            <ShapeStep {...step} templates={templates} templatesChanged={templatesChanged} />
          )}
          {draft.step === "followUps" && <FollowUpStep {...step} />}
          {draft.step === "check" && <CheckStep {...step} squads={squads} title={title} go={go} />}
          {check && !check.ok && <Trouble refusal={check} />}
        </main>
        <aside className={css.side}>
          <Time draft={draft} change={change} />
          <Score draft={draft} check={good} stale={stale} />
          <div className={css.go}>
            {refusal && <Trouble refusal={refusal} />}
            <div>
              {before && (
                <button type="button" className="btn" onClick={() => go(before)}>
                  {words.back}
                </button>
              )}
              {after ? (
                <button type="button" className="btn pri" onClick={() => go(after)}>
                  {words.next({ step: words.steps[after].toLowerCase() })}
                </button>
              ) : (
                <button
                  type="button"
                  className="btn pri"
                  disabled={opening || !check?.ok || check.questions === 0}
                  onClick={() => void open()}
                >
                  {opening ? words.check.opening : words.check.open}
                </button>
              )}
            </div>
          </div>
        </aside>
      </div>
      {saving && (
        <SaveTemplate
          plan={draft.plan}
          suggested={title}
          close={() => setSaving(false)}
          saved={(name) => {
            setSaving(false);
            setNote(words.templateSaved({ title: name }));
            templatesChanged();
          }}
        />
      )}
    </Desk>
  );
}
