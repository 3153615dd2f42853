"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { playMediaWords } from "#lib/i18n/play-media.ts";
import type { Media } from "#lib/model/question.ts";
import { HashLine } from "../_look/hash-line.tsx";
import { useWords } from "../_words/use-words.ts";
import css from "./media.module.css";

/** A picture or a recording in the room that is kept for it, so that nothing moves when it is there. */
export default function MediaPart({ media, lazy }: { media: Media; lazy: boolean }) {
  return media.kind === "image" ? <Picture {...media} lazy={lazy} /> : <Recording {...media} lazy={lazy} />;
}

/** On bad Wi-Fi it is asked for again by itself, so often and this far apart, before its words stand in. */
const TRIES = 3;
const AGAIN_MS = 1_500;
/** what did not come on this page: its words stand there at once when the question is painted again */
const gone = new Set<string>();

function Picture({ src, alt, lazy }: Media & { lazy: boolean }) {
  const words = useWords(playMediaWords);
  const [tries, setTries] = useState(gone.has(src) ? TRIES : 0);
  const [missed, setMissed] = useState(gone.has(src));
  const large = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!missed) return;
    if (tries + 1 >= TRIES) {
      gone.add(src);
      return;
    }
    const timer = setTimeout(() => {
      setTries(tries + 1);
      setMissed(false);
    }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [missed, tries, src]);
  if (missed) {
    return (
      <Gone says={words.pictureGone} alt={alt}>
        {tries + 1 >= TRIES && (
          <button
            type="button"
            onClick={() => {
              gone.delete(src);
              setTries(0);
              setMissed(false);
            }}
          >
            {words.tryAgain}
          </button>
        )}
      </Gone>
    );
  }
  return (
    <>
      <button
        type="button"
        className={css.picture}
        aria-label={words.larger({ alt })}
        onClick={() => large.current?.showModal()}
      >
        <img key={tries} src={src} alt="" loading={lazy ? "lazy" : "eager"} onError={() => setMissed(true)} />
      </button>
      <dialog ref={large} className={css.large} aria-label={alt}>
        <button type="button" aria-label={words.close} onClick={() => large.current?.close()}>
          <img src={src} alt={alt} />
        </button>
      </dialog>
    </>
  );
}

const TICKS = 16;

/** Silent until somebody asks for it; its words are one tap away for whoever cannot hear it. */
function Recording({ src, alt, lazy }: Media & { lazy: boolean }) {
  const words = useWords(playMediaWords);
  const audio = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState<"ready" | "playing" | "heard" | "gone">(
    gone.has(src) ? "gone" : "ready",
  );
  const [share, setShare] = useState(0);
  const [text, setText] = useState(false);
  const play = () => {
    if (audio.current) audio.current.currentTime = 0;
    audio.current?.play().catch(() => setState((now) => (now === "playing" ? "ready" : now)));
  };
  const stop = () => {
    audio.current?.pause();
    setShare(0);
  };
  return (
    <>
      <audio
        ref={audio}
        src={src}
        preload={lazy ? "none" : "auto"}
        onPlaying={() => setState("playing")}
        onPause={() => setState("heard")}
        onTimeUpdate={({ currentTarget: { currentTime, duration } }) =>
          setShare(duration > 0 ? currentTime / duration : 0)
        }
        onError={() => {
          gone.add(src);
          setState("gone");
        }}
        onCanPlay={() => {
          gone.delete(src);
          setState((now) => (now === "gone" ? "ready" : now));
        }}
      >
        <track kind="captions" label={alt} />
      </audio>
      {state === "gone" ? (
        <Gone says={words.recordingGone} alt={alt}>
          <button type="button" onClick={() => audio.current?.load()}>
            {words.tryAgain}
          </button>
        </Gone>
      ) : (
        <div className={css.recording}>
          <button type="button" className={css.play} onClick={state === "playing" ? stop : play}>
            <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
              <path d={state === "playing" ? "M6 6h12v12H6Z" : "M7 4.5v15l12.5-7.5Z"} />
            </svg>
            {state === "playing" ? words.stop : state === "heard" ? words.again : words.listen}
          </button>
          <HashLine
            total={TICKS}
            left={state === "playing" ? TICKS * (1 - share) : 0}
            className={css.ticks ?? ""}
          />
          <button type="button" aria-expanded={text} onClick={() => setText(!text)}>
            {words.asText}
          </button>
        </div>
      )}
      {text && state !== "gone" && <p className={css.text}>{alt}</p>}
    </>
  );
}

/** What stands in for a medium that did not come: its words, which are all there is to answer from. */
function Gone({ says, alt, children }: { says: string; alt: string; children: ReactNode }) {
  return (
    <div className={css.gone} role="status">
      <p>
        {says} <b>{alt}</b>
      </p>
      {children}
    </div>
  );
}
