"use client";
import { Check } from "lucide-react";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import type { Desk } from "../_desk/desk.ts";
import type { ReviewView } from "./parts.tsx";

const MOST = 3;

/** What the coach would practise next: three topics at most, chosen before the room's choice is shown. */
export function Focus({ stage, view, desk }: { stage: CoachStage; view: ReviewView; desk: Desk }) {
  const words = useWords(deskWords).review;
  const id = useId();
  const chosen = view.coachFocus;
  const topics = view.topics.length > 0 ? view.topics.map((one) => one.topic) : stage.topics;
  const sending = desk.pending.has("coachFocus");
  const press = (topic: string) => {
    if (sending) return;
    const on = chosen.includes(topic);
    if (!on && chosen.length >= MOST) return;
    const next = on ? chosen.filter((one) => one !== topic) : [...chosen, topic];
    void desk.ask({ do: "coachFocus", topics: next });
  };
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{words.focusTitle}</h2>
        <span className="lab">{words.focusSub({ n: chosen.length })}</span>
      </div>
      <p className={card.quiet}>
        {topics.length === 0 ? words.focusNone : view.focus === null ? words.focusText : words.focusMost}
      </p>
      <div className={card.stack}>
        {topics.map((topic) => {
          const on = chosen.includes(topic);
          const full = !on && chosen.length >= MOST;
          const met = view.topics.find((one) => one.topic === topic);
          return (
            <button
              key={topic}
              type="button"
              className={card.tap}
              aria-pressed={on}
              aria-disabled={full}
              aria-busy={sending}
              title={full ? words.focusFull : undefined}
              onClick={() => press(topic)}
            >
              <i aria-hidden="true">{on && <Check size={14} strokeWidth={3} />}</i>
              <span>
                {topic}
                {met && <small>{words.counts({ n: met.right, of: met.asked })}</small>}
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
