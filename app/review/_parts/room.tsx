"use client";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { reviewWords } from "#lib/i18n/review.ts";
import type { Report, Selection } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./behind.module.css";
import { AnswerSheet, type Shown } from "./sheet.tsx";
import { usePicks } from "./use-picks.ts";

/** What every part of the review can reach: the report, who is named, and the answers behind a number. */
interface Room {
  report: Report;
  names: boolean;
  setNames: (shown: boolean) => void;
  nameOf: (seat: number) => string;
  /** opens the sheet with the answers that make a number */
  show: (shown: Shown) => void;
  picks: readonly string[];
  pick: (id: string, on: boolean) => void;
}

const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("useRoom outside of ReviewRoom");
  return room;
}

export function ReviewRoom({ report, children }: { report: Report; children: ReactNode }) {
  const words = useWords(reviewWords);
  // Hidden until asked for: the laptop may be on the projector.
  const [names, setNames] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const { picks, pick } = usePicks(report.scrimmage.id);
  const nameOf = useCallback(
    (seat: number) =>
      (names && report.players.find((player) => player.seat === seat)?.name) ||
      words.bar.player({ n: seat + 1 }),
    [names, report, words],
  );
  const room = useMemo(
    () => ({ report, names, setNames, nameOf, show: setShown, picks, pick }),
    [report, names, nameOf, picks, pick],
  );
  return (
    <RoomContext.Provider value={room}>
      {children}
      <AnswerSheet shown={shown} onClose={() => setShown(null)} />
    </RoomContext.Provider>
  );
}

/** A number that opens the answers it is made of. `what` says for whom nothing else is in sight. */
export function Behind({
  what,
  from,
  className,
  children,
}: {
  what: string;
  from: Selection;
  className?: string;
  children: ReactNode;
}) {
  const words = useWords(reviewWords);
  const { show } = useRoom();
  return (
    <button
      type="button"
      className={`${css.behind} ${className ?? ""}`}
      aria-haspopup="dialog"
      aria-label={words.sheet.open({ what })}
      onClick={() => show({ title: what, from })}
    >
      {children}
    </button>
  );
}
