"use client";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import type { BreakStage, SegmentName } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { useSecondsLeft } from "../clock.ts";
import { Head } from "../head.tsx";
import { counted } from "../parts.tsx";
import type { Play } from "../tools.ts";
import { Adjust } from "./adjust.tsx";
import styles from "./break.module.css";
import { Breathe, Worked } from "./breathe.tsx";
import { Huddle, Revealed } from "./huddle.tsx";
import { Ready } from "./ready.tsx";
import { Think } from "./think.tsx";

export interface BreakProps {
  play: Play;
  stage: BreakStage;
}

const SEGMENTS: Record<SegmentName, (props: BreakProps) => React.ReactNode> = {
  breathe: Breathe,
  worked: Worked,
  think: Think,
  huddle: Huddle,
  reveal: Revealed,
  adjust: Adjust,
  ready: Ready,
};
/** what only this player sees is said to be so */
const PRIVATE: readonly SegmentName[] = ["think"];

/** A break's segments, one after the other, all without a tap. Each heading takes the focus. */
export default function Break({ play, stage }: BreakProps) {
  const words = useWords(playBreakWords);
  const Segment = SEGMENTS[stage.segment];
  const now = stage.segments.find((one) => one.name === stage.segment);
  const left = useSecondsLeft(play.session, stage.waiting ? null : (now?.endsAt ?? null), stage.pausedAt);
  const time = left === null || play.seat.calm ? "" : words.left({ left });
  return (
    <>
      <Head
        ticks={<Segments stage={stage} left={left ?? 0} />}
        left={words.segment[stage.segment]}
        right={PRIVATE.includes(stage.segment) ? words.onlyYou : time}
      />
      <Segment key={stage.segment} play={play} stage={stage} />
    </>
  );
}

const TICK_MS = 2_000;

/** The break as ticks, one for two seconds; the running segment is lit and goes out. */
function Segments({ stage, left }: { stage: BreakStage; left: number }) {
  const current = stage.segments.findIndex((one) => one.name === stage.segment);
  return (
    <div className={styles.segs} aria-hidden="true">
      {stage.segments.map((segment, at) => {
        const ticks = Math.max(1, Math.round((segment.endsAt - segment.startsAt) / TICK_MS));
        const out = at < current ? ticks : at > current ? 0 : ticks - Math.ceil((left * 1_000) / TICK_MS);
        return (
          <u key={segment.name} style={{ flex: ticks }}>
            {counted(ticks).map((tick) => (
              <i key={tick} className={tick < out ? "" : at === current ? styles.on : styles.nx} />
            ))}
          </u>
        );
      })}
    </div>
  );
}
