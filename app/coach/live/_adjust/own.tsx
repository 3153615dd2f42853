"use client";
import { useState } from "react";
import { type DeskWords, deskWords } from "#lib/i18n/desk.ts";
import { IF_THEN_CHARS_MAX } from "#lib/kit/limits.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import type { Desk } from "../_desk/desk.ts";
import { Dialog, DialogEnd } from "../_desk/dialog.tsx";
import { Do } from "../_desk/do.tsx";
import { sameChange, sayChange, sayRule } from "../_desk/say.ts";
import css from "./adjust.module.css";
import { CAUSES, type Draft, fromDraft, newDraft, RULES, WHATS, withChange } from "./draft.ts";

const METRICS = ["topic", "all", "cause"] as const;
const DIRECTIONS = ["up", "down"] as const;

/** A change of the coach's own: what changes, and what it should move. */
export function OwnChange({
  open,
  stage,
  desk,
  onClose,
}: {
  open: boolean;
  stage: CoachStage;
  desk: Desk;
  onClose: () => void;
}) {
  const words = useWords(deskWords).adjust;
  return (
    <Dialog open={open} title={words.ownTitle} onClose={onClose}>
      <OwnForm stage={stage} desk={desk} onClose={onClose} />
    </Dialog>
  );
}

function OwnForm({ stage, desk, onClose }: { stage: CoachStage; desk: Desk; onClose: () => void }) {
  const words = useWords(deskWords);
  const w = words.adjust;
  const [draft, setDraft] = useState<Draft>(() => newDraft(stage.topics));
  const adjustment = fromDraft(draft);
  const others = stage.adjustNext.filter((one) => !adjustment || !sameChange(one, adjustment));
  const off = adjustment === null ? w.change : others.length >= 2 ? w.full : null;
  return (
    <div className={css.form}>
      <WhatChanges draft={draft} set={setDraft} topics={stage.topics} words={words} />
      <h3 className={css.title}>{w.expect}</h3>
      <WhatMoves draft={draft} set={setDraft} topics={stage.topics} words={words} />
      <DialogEnd>
        <Do
          desk={desk}
          input={{ do: "adjust", items: adjustment ? [...others, adjustment] : others }}
          className="btn pri"
          off={off}
          onDone={onClose}
        >
          {w.add}
        </Do>
      </DialogEnd>
    </div>
  );
}

interface Half {
  draft: Draft;
  set: (draft: Draft) => void;
  topics: string[];
  words: DeskWords;
}

function WhatChanges({ draft, set, topics, words }: Half) {
  const w = words.adjust;
  const { what, rule } = draft;
  const ways = [true, false].map((more): [string, string] => {
    const adjustment = fromDraft({ ...draft, more });
    return [String(more), adjustment ? sayChange(words, adjustment.change).title : ""];
  });
  const own = !RULES.includes(rule);
  return (
    <>
      <Select
        label={w.change}
        value={what}
        options={WHATS.map((one) => [one, w.kinds[one]])}
        set={(value) => set(withChange(draft, { what: WHATS.find((one) => one === value) ?? "pace" }))}
      />
      <div className={css.pair}>
        {(what === "mix" || what === "scope") && (
          <Select
            label={w.topic}
            value={draft.topic}
            options={topics.map((topic) => [topic, topic])}
            set={(topic) => set(withChange(draft, { topic }))}
          />
        )}
        {what === "tactic" && (
          <Select
            label={w.rule}
            value={own ? "" : rule}
            options={[...RULES.map((id): [string, string] => [id, sayRule(id)]), ["", w.ruleOwn]]}
            set={(value) => set(withChange(draft, { rule: value }))}
          />
        )}
        {what === "tactic" && own && (
          <label className={card.field}>
            <span>{w.ruleOwn}</span>
            <input
              maxLength={IF_THEN_CHARS_MAX}
              value={rule}
              onChange={(event) => set(withChange(draft, { rule: event.target.value }))}
            />
          </label>
        )}
        {what !== "tactic" && what !== "teams" && (
          <Select
            label={w.which}
            value={String(draft.more)}
            options={ways}
            set={(value) => set(withChange(draft, { more: value === "true" }))}
          />
        )}
      </div>
    </>
  );
}

function WhatMoves({ draft, set, topics, words }: Half) {
  const w = words.adjust;
  return (
    <div className={css.pair}>
      <Select
        label={w.metric}
        value={draft.metric}
        options={METRICS.map((metric) => [metric, w.metrics[metric]])}
        set={(value) => set({ ...draft, metric: METRICS.find((one) => one === value) ?? "all" })}
      />
      <Select
        label={w.direction}
        value={draft.direction}
        options={DIRECTIONS.map((direction) => [direction, w[direction]])}
        set={(value) => set({ ...draft, direction: value === "up" ? "up" : "down" })}
      />
      {draft.metric === "topic" && (
        <Select
          label={w.topic}
          value={draft.metricTopic}
          options={topics.map((topic) => [topic, topic])}
          set={(metricTopic) => set({ ...draft, metricTopic })}
        />
      )}
      {draft.metric === "cause" && (
        <Select
          label={w.cause}
          value={draft.cause}
          options={CAUSES.map((cause) => [cause, words.cause[cause]])}
          set={(value) => set({ ...draft, cause: CAUSES.find((one) => one === value) ?? "M" })}
        />
      )}
    </div>
  );
}

function Select({
  label,
  value,
  options,
  set,
}: {
  label: string;
  value: string;
  /** value and words of each */
  options: [string, string][];
  set: (value: string) => void;
}) {
  return (
    <label className={card.field}>
      <span>{label}</span>
      <select value={value} onChange={(event) => set(event.target.value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
