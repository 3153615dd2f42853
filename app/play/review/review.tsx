"use client";
import { playWords } from "#lib/i18n/play.ts";
import { playReviewWords } from "#lib/i18n/play-review.ts";
import type { ReviewPart } from "#lib/model/input.ts";
import type { PlayerReviewPart, ReviewStage, SealedStage } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Kept } from "../../follow-up/kept.tsx";
import { useSecondsLeft } from "../clock.ts";
import { Head } from "../head.tsx";
import { counted, Saying } from "../parts.tsx";
import play from "../play.module.css";
import type { Play } from "../tools.ts";
import { Film } from "./film.tsx";
import styles from "./review.module.css";
import { Sealed } from "./sealed.tsx";
import { Coach, Commit, Respond, Talk } from "./talk.tsx";

export interface PartProps {
  play: Play;
  stage: ReviewStage;
  own: PlayerReviewPart;
}

const PARTS: Record<ReviewPart, (props: PartProps) => React.ReactNode> = {
  film: Film,
  talk: Talk,
  coach: Coach,
  response: Respond,
  commit: Commit,
};

/** The After-Action Review on the phone: players first, the coach second, then what comes next. */
export default function Review({ play: tools, stage }: { play: Play; stage: ReviewStage | SealedStage }) {
  if (stage.phase === "sealed") return <Sealed play={tools} stage={stage} />;
  return <Part play={tools} stage={stage} />;
}

function Part({ play: tools, stage }: { play: Play; stage: ReviewStage }) {
  const words = useWords(playReviewWords);
  const all = useWords(playWords);
  const left = useSecondsLeft(tools.session, stage.endsAt, stage.pausedAt) ?? 0;
  const own = tools.seat.review;
  const Now = PARTS[stage.part];
  return (
    <>
      <Head
        ticks={<Parts stage={stage} />}
        left={words.part[stage.part]}
        right={tools.seat.calm ? "" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`}
      />
      {stage.part !== "film" && tools.seat.kept && <Kept kept={tools.seat.kept} />}
      {own ? (
        <Now key={stage.part} play={tools} stage={stage} own={own} />
      ) : (
        <Saying title={words.coach.title}>
          <p className={play.msg}>{all.finding}</p>
        </Saying>
      )}
    </>
  );
}

const TICKS = 7;

/** the five parts as ticks: done, now, to come */
function Parts({ stage }: { stage: ReviewStage }) {
  const now = stage.parts.findIndex((part) => part.name === stage.part);
  return (
    <div className={styles.parts} aria-hidden="true">
      {stage.parts.map((part, at) => (
        <u key={part.name}>
          {counted(TICKS).map((tick) => (
            <i key={tick} className={at === now ? styles.on : at > now ? styles.nx : ""} />
          ))}
        </u>
      ))}
    </div>
  );
}
