"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { BreakStage, Tally } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Segments } from "../_parts/segments.tsx";
import { SheetLine } from "../_parts/sheet.tsx";
import { type Clock, useSecondsLeft } from "../clock.ts";
import { Adjust, Breathe, Ready } from "./alone.tsx";
import css from "./break.module.css";
import { HeldReveal } from "./held-reveal.tsx";
import { Huddle } from "./huddle.tsx";
import { Worked } from "./worked.tsx";

/** The break: the hash line split into its segments, and one thing to do below it. */
export function BreakScreen({
  stage,
  tally,
  clock,
}: {
  stage: BreakStage;
  tally: Tally | null;
  clock: Clock | null;
}) {
  const words = useWords(projectorWords);
  const segment = stage.segments.find((one) => one.name === stage.segment);
  const left = useSecondsLeft(clock, stage.waiting ? null : (segment?.endsAt ?? null), stage.pausedAt);
  const total = segment ? Math.round((segment.endsAt - segment.startsAt) / 1000) : 0;
  return (
    <div className={css.screen}>
      <Segments
        segments={stage.segments}
        now={stage.segment}
        left={Math.min(left, total)}
        names={words.segments}
      />
      <div key={stage.segment} className={css.part}>
        <Part stage={stage} tally={tally} left={left} total={total} />
      </div>
      {stage.segment === "worked" && (
        <div className={css.foot}>
          <SheetLine sheet={stage.sheet} />
        </div>
      )}
    </div>
  );
}

export interface PartProps {
  stage: BreakStage;
  tally: Tally | null;
  /** seconds of this segment, and how many of them are left */
  left: number;
  total: number;
}

function Part(props: PartProps) {
  switch (props.stage.segment) {
    case "breathe":
      return <Breathe {...props} />;
    case "worked":
      return <Worked {...props} />;
    case "think":
    case "huddle":
      return <Huddle {...props} />;
    case "reveal":
      return <HeldReveal {...props} />;
    case "adjust":
      return <Adjust {...props} />;
    case "ready":
      return <Ready {...props} />;
  }
}
