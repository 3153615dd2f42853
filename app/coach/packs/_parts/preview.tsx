"use client";
import { Rich } from "../../../_look/maths.tsx";
import { KINDS } from "../_kinds/kinds.ts";
import type { StoredQuestion } from "../_kinds/type.ts";
import css from "./preview.module.css";

/** A question as a phone will show it, with its right answer lit. */
export function Preview({ question }: { question: StoredQuestion }) {
  const { Shown } = KINDS[question.kind];
  const { media, stem } = question;
  const size = stem.length <= 60 ? css.large : stem.length <= 140 ? css.medium : css.small;
  return (
    <div className={css.phone}>
      <p className={`${css.stem} ${size}`}>
        <Rich text={stem} />
      </p>
      {media?.kind === "image" && (
        // The server keeps pictures as they were sent; there is nothing for an optimiser to do.
        <img className={css.picture} src={media.src} alt={media.alt} loading="lazy" />
      )}
      {media?.kind === "audio" && (
        <audio className={css.sound} src={media.src} controls preload="none" aria-label={media.alt}>
          <track kind="captions" label={media.alt} />
        </audio>
      )}
      <div className={css.answers}>
        <Shown question={question} />
      </div>
    </div>
  );
}
