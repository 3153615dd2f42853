"use client";
import { Volume2, VolumeX } from "lucide-react";
import { useEffect, useState } from "react";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { Media } from "#lib/model/question.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./media.module.css";

/** A question's picture, or the recording that plays once when it opens. There is nothing to press. */
export function QuestionMedia({ media, playing }: { media: Media; playing: boolean }) {
  return media.kind === "audio" ? <Recording media={media} playing={playing} /> : <Picture media={media} />;
}

/** Fetches the picture or the recording while the room waits for the question, so that it opens with it. */
export function useFetched(media: Media | null): void {
  const { kind, src } = media ?? {};
  useEffect(() => {
    if (kind === undefined || src === undefined) return;
    if (kind === "image") new Image().src = src;
    else new Audio(src).preload = "auto";
  }, [kind, src]);
}

function Picture({ media }: { media: Media }) {
  const words = useWords(projectorWords);
  const [gone, setGone] = useState(false);
  return (
    <div className={css.frame}>
      {gone ? (
        <p className={css.gone}>
          {words.pictureGone} <b dir="auto">{media.alt}</b>
        </p>
      ) : (
        <img src={media.src} alt={media.alt} onError={() => setGone(true)} />
      )}
    </div>
  );
}

type Heard = "ready" | "playing" | "over" | "blocked" | "gone";

function Recording({ media, playing }: { media: Media; playing: boolean }) {
  const words = useWords(projectorWords);
  const [state, setState] = useState<Heard>("ready");
  useEffect(() => {
    if (!playing) return;
    const audio = new Audio(media.src);
    let left = false;
    const to = (next: Heard) => () => {
      if (!left) setState(next);
    };
    const start = () => {
      audio.play().then(to("playing"), (error: unknown) => {
        // Only this one is the browser waiting for a touch; anything else is a file that did not come.
        const asleep = error instanceof DOMException && error.name === "NotAllowedError";
        to(asleep ? "blocked" : "gone")();
      });
    };
    audio.addEventListener("ended", to("over"));
    // Browsers let nothing sound before somebody has touched the page; one key is enough for good.
    window.addEventListener("keydown", start, { once: true });
    start();
    return () => {
      left = true;
      window.removeEventListener("keydown", start);
      audio.pause();
      setState((now) => (now === "playing" || now === "blocked" ? "over" : now));
    };
  }, [media.src, playing]);
  const Speaker = state === "blocked" || state === "gone" ? VolumeX : Volume2;
  return (
    <p className={`${css.sound} ${state === "playing" ? css.playing : ""}`}>
      <Speaker aria-hidden="true" />
      {state === "gone" ? (
        <span>
          {words.recordingGone} <b dir="auto">{media.alt}</b>
        </span>
      ) : (
        <>
          <span>{state === "blocked" ? words.soundBlocked : words.listen}</span>
          <span className="sr">{media.alt}</span>
        </>
      )}
    </p>
  );
}
