"use client";
import { useEffect, useId, useState } from "react";
import { planWords } from "#lib/i18n/plan.ts";
import { useWords } from "../../../_words/use-words.ts";
import { clock } from "../../_desk/when.ts";
import { type ClockPart, minutesSeconds, planTime } from "./clock-parts.ts";
import { type Draft, LESSONS_MIN } from "./draft.ts";
import css from "./time.module.css";

const CLASS: Record<ClockPart["kind"], string | undefined> = {
  lobby: css.lobby,
  round: css.round,
  break: css.pause,
  review: css.review,
  spare: css.spare,
};

/** The plan on the lesson's clock, starting now. */
export function Time({ draft, change }: { draft: Draft; change: (draft: Draft) => void }) {
  const words = useWords(planWords).time;
  const now = useMinute();
  const field = useId();
  const time = planTime(draft.plan, draft.lessonMin);
  const spanSec = Math.max(time.needSec, draft.lessonMin * 60);
  const at = (sec: number) => (now === null ? "" : clock(now + sec * 1000));
  const name = (part: ClockPart) =>
    part.kind === "round"
      ? `${part.n}`
      : part.kind === "review" && part.sec / spanSec > 0.11
        ? words.review
        : part.kind === "spare" && part.sec / spanSec > 0.1
          ? words.spare({ n: Math.floor(part.sec / 60) })
          : "";
  const titleOf = ({ kind, n }: ClockPart) =>
    kind === "round" ? words.round({ n }) : kind === "spare" ? undefined : words[kind];
  return (
    <section>
      <h2>{words.heading}</h2>
      <p className={`num ${css.big}`}>
        {minutesSeconds(time.needSec)}
        <small>
          <label htmlFor={field}>{words.of}</label>
          <select
            id={field}
            aria-label={words.lesson}
            value={draft.lessonMin}
            onChange={(event) => change({ ...draft, lessonMin: Number(event.target.value) })}
          >
            {LESSONS_MIN.map((n) => (
              <option key={n} value={n}>
                {words.minutes({ n })}
              </option>
            ))}
          </select>
        </small>
      </p>
      <div
        className={css.strip}
        role="img"
        aria-label={words.strip({ needs: minutesSeconds(time.needSec), lesson: draft.lessonMin })}
      >
        {time.parts.map((part) => (
          <i
            key={`${part.kind}-${part.n}`}
            className={CLASS[part.kind]}
            style={{ flexGrow: part.sec }}
            title={titleOf(part)}
          >
            {name(part)}
          </i>
        ))}
      </div>
      <div className={`lab num ${css.scale}`} aria-hidden="true">
        {[0, 1, 2, 3].map((third) => (
          <span key={third}>{at((spanSec * third) / 3)}</span>
        ))}
      </div>
      {time.spareSec < 0 ? (
        <p className={`${css.note} ${css.over}`}>{words.over({ n: Math.ceil(-time.spareSec / 60) })}</p>
      ) : (
        <p className={css.note}>
          <b>{words.yellow}</b>{" "}
          {words.breaks({
            n: draft.plan.rounds - 1,
            sec: draft.plan.breakSec,
            review: at(time.reviewAtSec),
          })}{" "}
          {words.lobbyNote({ n: time.lobbySec / 60 })}
        </p>
      )}
    </section>
  );
}

/** Now, renewed twice a minute; null until the page runs in a browser. */
function useMinute(): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
