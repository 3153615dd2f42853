/** The replay's play head as plain data; `clock.ts` moves it. */
export const SPEEDS = [1, 2, 4, 8] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where the replay stands: which question, how far into it, and whether its answer is shown. */
export interface Head {
  index: number;
  ms: number;
  playing: boolean;
  speed: Speed;
  revealed: boolean;
}

export type Move =
  | { do: "tick"; by: number; end: number }
  | { do: "seek"; ms: number }
  | { do: "go"; index: number }
  | { do: "toggle"; end: number }
  | { do: "onward"; end: number; last: number }
  | { do: "speed"; speed: Speed }
  | { do: "reveal"; on: boolean; end: number };

export function step(head: Head, move: Move): Head {
  switch (move.do) {
    case "tick": {
      if (!head.playing) return head;
      const ms = head.ms + move.by * head.speed;
      // The close: everything is in, the light goes on.
      return ms >= move.end ? { ...head, ms: move.end, playing: false, revealed: true } : { ...head, ms };
    }
    case "seek":
      return { ...head, ms: Math.max(0, move.ms), revealed: false };
    case "go":
      return { ...head, index: move.index, ms: 0, revealed: false };
    case "toggle": {
      const over = head.ms >= move.end;
      return {
        ...head,
        ms: over ? 0 : head.ms,
        playing: !head.playing,
        revealed: over ? false : head.revealed,
      };
    }
    case "onward":
      return onward(head, move.end, move.last);
    case "speed":
      return { ...head, speed: move.speed };
    case "reveal":
      // Showing the answer ends the question: everything is in by then.
      return { ...head, revealed: move.on, playing: false, ms: move.on ? move.end : head.ms };
  }
}

/** The one step that plays a whole round: start, then the answer, then the next question, as a presenter's key does. */
function onward(head: Head, end: number, last: number): Head {
  if (!head.revealed) {
    return head.playing
      ? { ...head, ms: end, playing: false, revealed: true }
      : head.ms >= end
        ? { ...head, revealed: true }
        : { ...head, playing: true };
  }
  if (head.index >= last) return head;
  return { ...head, index: head.index + 1, ms: 0, playing: true, revealed: false };
}
