import { type KeyboardEvent, useRef } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./tabs.module.css";

export const TABS = ["overview", "questions", "players", "changes", "practice", "conditions"] as const;
export type Tab = (typeof TABS)[number];

/** Arrow keys move between tabs, as everywhere. */
export function Tabs({ tab, setTab }: { tab: Tab; setTab: (tab: Tab) => void }) {
  const words = useWords(reviewWords);
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const end = event.key === "Home" ? 0 : event.key === "End" ? TABS.length - 1 : null;
    if (step === 0 && end === null) return;
    event.preventDefault();
    const index = end ?? (TABS.indexOf(tab) + step + TABS.length) % TABS.length;
    setTab(TABS[index] as Tab);
    (list.current?.children[index] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className={css.tabs} role="tablist" aria-label={words.tabs.label} ref={list} onKeyDown={move}>
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={tab === name}
          aria-controls="tab-panel"
          tabIndex={tab === name ? 0 : -1}
          onClick={() => setTab(name)}
        >
          {words.tabs[name]}
          <span className={css.wide} aria-hidden="true">
            {words.tabs[name]}
          </span>
        </button>
      ))}
    </div>
  );
}
