"use client";
import { useState } from "react";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { DEFAULT_LOCALE, type Locale } from "#lib/i18n/locale.ts";
import { playReviewWords } from "#lib/i18n/play-review.ts";
import type { SealedStage } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Kept } from "../../follow-up/kept.tsx";
import { Head } from "../head.tsx";
import { Focused } from "../parts.tsx";
import play from "../play.module.css";
import type { Play } from "../tools.ts";
import { Calibration } from "./calibration.tsx";
import styles from "./review.module.css";

/** how days are written in each language */
const TAGS: Record<Locale, string> = { en: "en-GB" };

/** The end: what the room did today, when it is checked, and the own review. */
export function Sealed({ play: tools, stage }: { play: Play; stage: SealedStage }) {
  const words = useWords(playReviewWords);
  const { followUp } = useWords(followUpWords);
  const { review, name, toReclaim } = tools.seat;
  return (
    <>
      <Head left={stage.title} right={name} />
      <div className={play.body}>
        <Focused className={play.big}>{words.sealed.title}</Focused>
        <p className={play.msg}>
          {words.sealed.own(stage.sheet)} {words.sealed.reclaim({ n: toReclaim })}
        </p>
        {tools.seat.kept && <Kept kept={tools.seat.kept} />}
        {review?.link && <OwnLink path={review.link} />}
        <div className={play.low}>
          {stage.followUp ? (
            <p className={styles.note}>
              {followUp.useful} {followUp.itself}
            </p>
          ) : (
            <FollowUps booked={{ booked: stage.followUps, declined: stage.followUps.length === 0 }} />
          )}
          {review && <Calibration own={review} />}
          <a className="quiet" href="/">
            {words.sealed.again}
          </a>
        </div>
      </div>
    </>
  );
}

/** When we check. Until then nobody can tell what stays. */
export function FollowUps({ booked }: { booked: { booked: number[]; declined: boolean } | null }) {
  const words = useWords(playReviewWords).followUp;
  const day = new Intl.DateTimeFormat(TAGS[DEFAULT_LOCALE], {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  if (!booked) return <p className={styles.note}>{words.open}</p>;
  if (booked.booked.length === 0) {
    return (
      <p className={styles.note}>
        {words.declined} {words.notKnown}
      </p>
    );
  }
  return (
    <section className={styles.dates}>
      <h2>{words.title}</h2>
      <ul>
        {booked.booked.map((at) => (
          <li key={at}>{day.format(at)}</li>
        ))}
      </ul>
      <p>{words.booked}</p>
    </section>
  );
}

/** The secret link to the own review, to open or to take away. */
export function OwnLink({ path }: { path: string }) {
  const words = useWords(playReviewWords).link;
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard?.writeText(new URL(path, location.origin).href).then(() => setCopied(true));
  };
  return (
    <section className={styles.link}>
      <p>{words.note}</p>
      <a className="cta" href={path}>
        {words.open}
      </a>
      <button type="button" className="quiet" onClick={copy} aria-live="polite">
        {copied ? words.copied : words.copy}
      </button>
    </section>
  );
}
