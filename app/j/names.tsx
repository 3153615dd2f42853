"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { joinWords } from "#lib/i18n/join.ts";
import type { Code } from "#lib/kit/codes.ts";
import { useWords } from "../_words/use-words.ts";
import styles from "./join.module.css";

/** Three names to take, three more, or the player's own. */
export function Names({
  names,
  name,
  own,
  fixed,
  refused,
  charsMax,
  onName,
  onOwn,
  onMore,
}: {
  names: readonly string[];
  name: string;
  /** what is being typed; null: one of ours is taken */
  own: string | null;
  /** only generated names are allowed */
  fixed: boolean;
  refused: Code | null;
  charsMax: number;
  onName(name: string): void;
  onOwn(own: string | null): void;
  onMore(): void;
}) {
  const words = useWords(joinWords);
  const common = useWords(commonWords);
  const alert = refused && (
    <p role="alert" className={styles.alert} id="name-refused">
      {common.refusal[refused]}
    </p>
  );
  if (own !== null) {
    return (
      <section className={styles.names}>
        <label htmlFor="own-name">{words.ownLabel}</label>
        <input
          id="own-name"
          className={styles.own}
          value={own}
          maxLength={charsMax}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          aria-describedby={refused ? "name-refused" : "name-hint"}
          aria-invalid={refused ? true : undefined}
          ref={(field) => {
            if (own === "") field?.focus();
          }}
          onChange={(event) => onOwn(event.target.value)}
        />
        {alert || (
          <p className={styles.hint} id="name-hint">
            {words.ownHint}
          </p>
        )}
        <div className={styles.alt}>
          <button type="button" className="quiet" onClick={() => onOwn(null)}>
            {words.ours}
          </button>
        </div>
      </section>
    );
  }
  return (
    <section className={styles.names}>
      <h2 id="play-as">{words.playAs}</h2>
      {alert}
      <div role="radiogroup" aria-labelledby="play-as">
        {names.map((one) => (
          <label key={one}>
            <input type="radio" name="name" checked={one === name} onChange={() => onName(one)} />
            <span>
              <i aria-hidden="true" />
              {one}
            </span>
          </label>
        ))}
      </div>
      <div className={styles.alt}>
        <button type="button" className="quiet" onClick={onMore}>
          <svg
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            <path d="M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5" />
          </svg>
          {words.more}
        </button>
        {!fixed && (
          <button type="button" className="quiet" onClick={() => onOwn("")}>
            {words.own}
          </button>
        )}
      </div>
    </section>
  );
}
