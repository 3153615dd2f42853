"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import type { Code } from "#lib/kit/codes.ts";
import { Wordmark } from "../../../_look/wordmark.tsx";
import { useWords } from "../../../_words/use-words.ts";
import { Door } from "../../_desk/door.tsx";
import css from "./gate.module.css";

/** Before the desk: connecting, the coach's door, or why it stays closed. */
export function Gate({ refusal, retry }: { refusal: Code | null; retry: () => void }) {
  const words = useWords(deskWords).gate;
  const common = useWords(commonWords);
  // The desk opens as soon as the key is right: nobody has to find this address again.
  if (refusal === "no-key") return <Door opened={retry} />;
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
              <h1>{words.refused}</h1>
              <p>{common.refusal[refusal]}</p>
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
