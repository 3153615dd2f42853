"use client";
import Link from "next/link";
import { type FormEvent, useEffect, useId, useState } from "react";
import { coachWords } from "#lib/i18n/coach.ts";
import type { SessionAnswer } from "#lib/protocol/http.ts";
import { Wordmark } from "../../_look/wordmark.tsx";
import { useWords } from "../../_words/use-words.ts";
import { type Refusal, send } from "./api.ts";
import css from "./door.module.css";
import { useRefusalText } from "./refusal.ts";

/** How the coach gets in: the printed link, or its key pasted here. */
export function Door({ opened }: { opened: () => void }) {
  const words = useWords(coachWords).enter;
  const refusalText = useRefusalText();
  const [key, setKey] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useId();

  useEffect(() => {
    if (new URLSearchParams(location.search).has("wrong")) setError(words.wrong);
  }, [words.wrong]);

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    const bare = keyIn(key);
    if (bare === "") return setError(words.empty);
    setBusy(true);
    const outcome = await send<SessionAnswer>("POST", "/api/enter", { key: bare });
    setBusy(false);
    if (outcome.ok) opened();
    else setError(wrongKey(outcome) ? words.wrong : refusalText(outcome));
  };

  return (
    <main id="content" className={`desk ${css.door}`}>
      <div className={css.panel}>
        <Wordmark className={css.word} />
        <h1>{words.title}</h1>
        <p className={css.lead}>{words.lead}</p>
        <form onSubmit={(event) => void enter(event)} noValidate>
          <h2>{words.byKey}</h2>
          <label htmlFor={field}>{words.keyLabel}</label>
          <div className={css.row}>
            <input
              id={field}
              type="password"
              autoComplete="current-password"
              value={key}
              aria-invalid={error !== null}
              aria-describedby={`${field}-hint${error ? ` ${field}-error` : ""}`}
              onChange={(event) => {
                setKey(event.target.value);
                setError(null);
              }}
            />
            <button type="submit" className="btn pri" disabled={busy}>
              {words.open}
            </button>
          </div>
          {error && (
            <p id={`${field}-error`} className={css.error} role="alert">
              {error}
            </p>
          )}
          <p id={`${field}-hint`} className="lab">
            {words.keyHint}
          </p>
        </form>
        <section>
          <h2>{words.byLink}</h2>
          <p>{words.byLinkHow}</p>
        </section>
        <Link className={css.player} href="/">
          {words.player}
        </Link>
      </div>
    </main>
  );
}

/** The key itself, from the key or from the whole printed link. */
export function keyIn(pasted: string): string {
  const inLink = /[?&]key=([^&\s]+)/.exec(pasted)?.[1];
  return inLink === undefined ? pasted.trim() : decodeURIComponent(inLink);
}

function wrongKey(refusal: Refusal): boolean {
  return refusal.code === "no-key";
}
