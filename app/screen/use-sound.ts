"use client";
import { useEffect, useRef, useState } from "react";
import type { ProjectorStage } from "#lib/views/types.ts";
import { LAST_SECONDS } from "./_parts/ticks.tsx";
import { type Clock, useAfter, useReached, useSecondsLeft } from "./clock.ts";
import { DARK_MS } from "./motion.ts";
import { RoomSound, type SoundName } from "./sound.ts";

export type SoundState = "off" | "asleep" | "on";

/** Plays what the stage calls for. `?mute` in the address switches it off; any key or tap wakes it. */
export function useSound(stage: ProjectorStage | null, clock: Clock | null): SoundState {
  const room = useRef<RoomSound | null>(null);
  const [state, setState] = useState<SoundState>("off");
  useEffect(() => {
    if (new URLSearchParams(location.search).has("mute")) return;
    const sound = new RoomSound();
    room.current = sound;
    let gone = false;
    const wake = () => {
      void sound.wake().then((awake) => {
        if (gone) return;
        setState(awake ? "on" : "asleep");
        if (awake) for (const event of EVENTS) window.removeEventListener(event, wake);
      });
    };
    for (const event of EVENTS) window.addEventListener(event, wake);
    wake();
    return () => {
      gone = true;
      for (const event of EVENTS) window.removeEventListener(event, wake);
      sound.close();
      room.current = null;
    };
  }, []);

  const cue = useCue(stage, clock);
  const played = useRef(new Set<string>());
  useEffect(() => {
    // A moment sounds once: a pause or the last tick must not open the question again.
    if (cue.name === null || played.current.has(cue.id)) return;
    played.current.add(cue.id);
    room.current?.play(cue.name);
  }, [cue.name, cue.id]);
  return state;
}

const EVENTS = ["keydown", "pointerdown"] as const;

interface Cue {
  name: SoundName | null;
  /** tells one moment from the next of the same name */
  id: string;
}

/** What sounds now. */
function useCue(stage: ProjectorStage | null, clock: Clock | null): Cue {
  const question = stage?.phase === "question" ? stage : null;
  const on = question?.question ?? null;
  const opened = useReached(clock, on?.opensAt ?? null);
  const open = question?.step === "open" && opened && question.pausedAt === null;
  const left = useSecondsLeft(clock, open && on ? on.closesAt : null, null);
  const lit = useAfter(question?.step === "reveal", DARK_MS);
  const closed = question !== null && question.step !== "open" && question.step !== "gap";
  const breathing = stage?.phase === "break" && stage.segment === "breathe";
  const ticking = open && on !== null && on.dial >= 3 && left > 0 && left <= LAST_SECONDS;

  const name: SoundName | null = breathing
    ? "breathe"
    : lit
      ? "reveal"
      : ticking
        ? "tick"
        : open
          ? "open"
          : closed
            ? "close"
            : null;
  return { name, id: `${name} ${on?.run ?? stage?.round} ${ticking ? `${on?.closesAt} ${left}` : ""}` };
}
