"use client";
import { Volume2, VolumeX } from "lucide-react";
import { useEffect, useState } from "react";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { Media } from "#lib/model/question.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./media.module.css";

/** A question's picture, or the recording that plays once when it opens. There is nothing to press. */
export function QuestionMedia({ media, playing }: { media: Media; playing: boolean }) {
  if (media.kind === "audio") return <Recording media={media} playing={playing} />;
  return (
    <div className={css.frame}>
      {/* A plain picture from this server, already at its size: nothing to optimise. */}
      <Picture media={media} />
    </div>
  );
}

function Picture({ media }: { media: Media }) {
  return <img src={media.src} alt={media.alt} />;
}

function Recording({ media, playing }: { media: Media; playing: boolean }) {
  const words = useWords(projectorWords);
  const [state, setState] = useState<"ready" | "playing" | "over" | "blocked">("ready");
  useEffect(() => {
    if (!playing) return;
    const audio = new Audio(media.src);
    let gone = false;
    const start = () => {
      audio.play().then(
        () => gone || setState("playing"),
        () => gone || setState("blocked"),
      );
    };
    audio.addEventListener("ended", () => gone || setState("over"));
    // Browsers let nothing sound before somebody has touched the page; one key is enough for good.
    window.addEventListener("keydown", start, { once: true });
    start();
    return () => {
      gone = true;
      window.removeEventListener("keydown", start);
      audio.pause();
    };
  }, [media.src, playing]);
  const Speaker = state === "blocked" ? VolumeX : Volume2;
  return (
    <p className={`${css.sound} ${state === "playing" ? css.playing : ""}`}>
      <Speaker aria-hidden="true" />
      <span>{state === "blocked" ? words.soundBlocked : words.listen}</span>
      <span className="sr">{media.alt}</span>
    </p>
  );
}
