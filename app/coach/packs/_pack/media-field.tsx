"use client";
import { useId, useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import type { MediaAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Refusal, sendBytes } from "../../_desk/api.ts";
import { Trouble } from "../../_desk/states.tsx";
import type { StoredQuestion } from "../_kinds/type.ts";
import css from "./editor.module.css";

/** A picture or a sound with its description, which every medium needs. */
export function MediaField({
  question,
  change,
}: {
  question: StoredQuestion;
  change: (question: StoredQuestion) => void;
}) {
  const words = useWords(packsWords).edit;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const id = useId();
  const { media } = question;

  const upload = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setRefusal(null);
    const outcome = await sendBytes<MediaAnswer>("/api/media", file);
    setBusy(false);
    if (!outcome.ok) return setRefusal(outcome);
    change({ ...question, media: { kind: outcome.kind, src: outcome.src, alt: media?.alt ?? "" } });
  };
  return (
    <fieldset className={css.field}>
      <legend>{words.media}</legend>
      {media ? (
        <div className={css.media}>
          {media.kind === "image" ? (
            <img src={media.src} alt={media.alt} />
          ) : (
            <audio src={media.src} controls preload="none" aria-label={media.alt || words.media}>
              <track kind="captions" label={media.alt} />
            </audio>
          )}
          <label htmlFor={`${id}-alt`}>{words.alt}</label>
          <input
            id={`${id}-alt`}
            value={media.alt}
            maxLength={300}
            aria-describedby={`${id}-hint`}
            onChange={(event) => change({ ...question, media: { ...media, alt: event.target.value } })}
          />
          <p id={`${id}-hint`} className="lab">
            {words.altHint}
          </p>
          <button
            type="button"
            className="btn"
            onClick={() => {
              const { media: _, ...rest } = question;
              change(rest);
            }}
          >
            {words.removeMedia}
          </button>
        </div>
      ) : (
        <>
          <label className="sr" htmlFor={`${id}-file`}>
            {words.addMedia}
          </label>
          <input
            id={`${id}-file`}
            type="file"
            disabled={busy}
            accept="image/png,image/jpeg,image/webp,image/gif,audio/mpeg,audio/ogg,audio/wav"
            onChange={(event) => {
              void upload(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          {busy && <p role="status">{words.uploading}</p>}
        </>
      )}
      {refusal && <Trouble refusal={refusal} />}
    </fieldset>
  );
}
