"use client";
import type { CSSProperties } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { Code } from "#lib/kit/codes.ts";
import { Wordmark } from "../_look/wordmark.tsx";
import { useWords } from "../_words/use-words.ts";
import css from "./waiting.module.css";

const TICKS = 41;
const EACH_MS = 60;

/** Before the first picture: opening, or why it cannot open and what to do about it. */
export function Waiting({ code, refusal }: { code: string; refusal: Code | null }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const unknown = refusal === "no-such-code";
  return (
    <div className={css.screen} aria-busy={refusal === null}>
      <Wordmark className={css.word} />
      <div role="status">
        <h1>
          {refusal === null ? words.opening : unknown ? words.unknownCode : words.refusedTitle}
          {(refusal === null || unknown) && (
            <>
              {" "}
              <b>{code}</b>
            </>
          )}
          {unknown && "."}
        </h1>
        {refusal !== null && (
          <p>
            {unknown ? words.unknownCodeHelp : common.refusal[refusal]} {words.tryingAgain}
          </p>
        )}
      </div>
      <div className={`${css.line} ${refusal === null ? css.opening : ""}`} aria-hidden="true">
        {Array.from({ length: TICKS }, (_, i) => i).map((at) => (
          <i key={at} style={{ "--at": `${at * EACH_MS}ms` } as CSSProperties} />
        ))}
      </div>
    </div>
  );
}
