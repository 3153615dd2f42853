"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./handed-in.module.css";

const LAMPS_MAX = 120;

/** How many have handed in, as lamps: one lamp is one player, in no order that tells who. */
export function HandedIn({ n, of }: { n: number; of: number }) {
  const words = useWords(projectorWords);
  if (of === 0) return null;
  return (
    <div className={css.hand}>
      <p className={css.text}>
        <b className={css.figure}>{n}</b> {words.of({ n: of })} {words.handedIn}
      </p>
      {of <= LAMPS_MAX && (
        <div className={css.people} role="img" aria-label={words.handedInOf({ n, of })}>
          {Array.from({ length: of }, (_, i) => i + 1).map((place) => (
            <i key={place} className={`${css.lamp} ${place <= n ? css.in : ""}`} />
          ))}
        </div>
      )}
    </div>
  );
}
