"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./desk.module.css";

export const TABS = ["now", "room", "adjust", "notes"] as const;
export type Tab = (typeof TABS)[number];

/** Which part of the desk a small screen shows. On a laptop all of them are there and this is not. */
export function Tabs({ tab, choose }: { tab: Tab; choose: (tab: Tab) => void }) {
  const words = useWords(deskWords).tabs;
  return (
    <nav className={css.tabs} aria-label={words.label}>
      {TABS.map((name) => (
        <button key={name} type="button" aria-current={name === tab} onClick={() => choose(name)}>
          {words[name]}
        </button>
      ))}
    </nav>
  );
}

/** Skip links: to a part, which is brought forward first on a small screen. */
export function SkipLinks({ choose }: { choose: (tab: Tab) => void }) {
  const words = useWords(deskWords).skip;
  const targets: [string, string, Tab | null][] = [
    ["desk-now", words.now, "now"],
    ["desk-room", words.room, "room"],
    ["desk-adjust", words.adjust, "adjust"],
    ["desk-controls", words.controls, null],
  ];
  return (
    <nav className={css.skip} aria-label={words.label}>
      {targets.map(([id, text, tab]) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            event.preventDefault();
            if (tab) choose(tab);
            // The part is shown by the next frame.
            requestAnimationFrame(() => document.getElementById(id)?.focus());
          }}
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
