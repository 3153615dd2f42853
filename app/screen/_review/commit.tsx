"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { ReviewStage } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { ThenNowRoom } from "../../follow-up/room.tsx";
import own from "./commit.module.css";
import { focusList } from "./focus.ts";
import { FollowUps } from "./follow-ups.tsx";
import { HandedIn } from "./handed-in.tsx";
import css from "./review.module.css";
import type { ReviewProps } from "./review.tsx";

const LONG = 26;

/** What next: the focus list, one thing to keep, and the day on which it is checked. */
export function Commit({ stage }: ReviewProps) {
  const words = useWords(projectorWords);
  const topics = focusList(stage.focus);
  const { followUps } = stage;
  return (
    <div className={css.two}>
      <section className={`${css.column} ${css.apart}`}>
        <div>
          <h1 className={css.head}>{words.nextPractice}</h1>
          <ul className={`${own.list} ${topics.some((topic) => topic.length > LONG) ? own.long : ""}`}>
            {topics.map((topic) => (
              <li key={topic} className={own.topic} dir="auto">
                {topic}
              </li>
            ))}
            {topics.length === 0 && <li className={own.topic}>{words.nobodyYet}</li>}
          </ul>
        </div>
        <HandedIn n={stage.handedIn} of={stage.of} />
      </section>
      <aside className={css.right}>
        <section className={css.ruled}>
          <h2 className={css.label}>{words.keep}</h2>
          <Keep keep={stage.keep} />
        </section>
        {stage.followUp && <ThenNowRoom view={stage.thenNow ?? null} days={stage.followUp.gapDays} />}
        {!stage.followUp && (
          <section className={css.ruled}>
            <h2 className={css.label}>{followUps ? words.notKnown : words.bookIt}</h2>
            <p className={css.say}>
              {followUps ? words.willItStick : words.coachBooks}
              {followUps && <FollowUps dates={followUps.booked} />}
            </p>
          </section>
        )}
      </aside>
    </div>
  );
}

function Keep({ keep }: { keep: ReviewStage["keep"] }) {
  const words = useWords(projectorWords);
  if (keep?.topic)
    return (
      <p className={css.say} dir="auto">
        {keep.topic} <small className={css.small}>{words.keepRight(keep)}</small>
      </p>
    );
  if (keep?.cause)
    return (
      <p className={css.say}>
        {words.causes[keep.cause]} <small className={css.small}>{words.keepCause}</small>
      </p>
    );
  return <p className={css.say}>{words.keepNone}</p>;
}
