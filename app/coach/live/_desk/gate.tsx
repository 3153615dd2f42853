"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import type { Code } from "#lib/kit/codes.ts";
import { Wordmark } from "../../../_look/wordmark.tsx";
import { useWords } from "../../../_words/use-words.ts";
import css from "./gate.module.css";

/** Before the desk: connecting, or not let in and how to get in. */
export function Gate({ refusal, retry }: { refusal: Code | null; retry: () => void }) {
  const words = useWords(deskWords).gate;
  const common = useWords(commonWords);
  const noKey = refusal === "no-key";
  return (
    <div className="desk">
      <header className="bar">
        <a href="/coach" className={css.home}>
          <Wordmark />
        </a>
      </header>
      <main className={css.gate}>
        {refusal === null ? (
          <div role="status">
            <h1>{words.connecting}</h1>
            <p>{words.connectingText}</p>
          </div>
        ) : (
          <>
            <div role="alert">
              <h1>{noKey ? words.noKeyTitle : words.refused}</h1>
              <p>{noKey ? words.noKey : common.refusal[refusal]}</p>
              {noKey && <p>{words.another}</p>}
            </div>
            <div className={css.row}>
              <button type="button" className="btn pri" onClick={retry}>
                {words.again}
              </button>
              <a className="btn" href="/coach">
                {words.start}
              </a>
            </div>
          </>
        )}
      </main>
    </div>
  );
}
