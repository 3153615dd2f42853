"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { FollowUpView } from "#lib/squad/then-now.ts";
import { useWords } from "../_words/use-words.ts";
import { Slope } from "./slope.tsx";
import css from "./slopes.module.css";

/** One follow-up beside the day that it followed: what stayed, on what it rests, and what it cannot tell. */
export function ThenNow({ view }: { view: FollowUpView }) {
  const words = useWords(followUpWords).followUp;
  const { retention, gapDays, bands } = view;
  if (gapDays < 1) return <p className={css.lines}>{words.sameDayNone}</p>;
  if (!retention)
    return view.unpaired ? (
      <Apart view={view} unpaired={view.unpaired} />
    ) : (
      <p className={css.lines}>{words.nobody}</p>
    );
  const bandOf = (topic: string) => bands.find((one) => one.topic === topic) ?? null;
  return (
    <>
      <p className={css.lines}>{words.slopesText({ days: gapDays })}</p>
      <ul className={css.grid}>
        {retention.topics.map((topic) => (
          <Slope key={topic.topic} topic={topic} band={bandOf(topic.topic)} />
        ))}
      </ul>
      <Lines view={view} />
      <p className={css.lines}>{words.caption}</p>
      <Meaning />
    </>
  );
}

function Lines({ view }: { view: FollowUpView }) {
  const words = useWords(followUpWords).followUp;
  const { retention, attendance, bounds, controls, gapDays, bands } = view;
  const change = retention?.all.change;
  const shown = retention?.topics.some((topic) => topic.retained_on.share !== null);
  const fresh = retention?.newWording?.retained_on;
  return (
    <div className={css.lines}>
      {attendance && <p>{words.both(attendance)}</p>}
      {bounds && <p>{words.bounds(bounds)}</p>}
      {change && <p>{words.changeSaid({ value: change.value, ...change.interval })}</p>}
      {fresh && <p>{words.newWording({ ...fresh, days: gapDays })}</p>}
      {controls && <p>{words.controls(controls)}</p>}
      <Expected view={view} />
      {shown && bands.length > 0 && <p>{words.band}</p>}
    </div>
  );
}

/** The coach's own forecast, beside what came (S12). */
function Expected({ view }: { view: FollowUpView }) {
  const words = useWords(followUpWords).followUp;
  const { predicted, retention, gapDays: days } = view;
  const now = retention?.all.retained_on;
  if (predicted === null || !now || now.asked === 0) return null;
  return (
    <p>
      {now.share === null
        ? words.predictedCounts({ predicted, ...now, days })
        : words.predicted({ predicted, got: now.share, days })}
    </p>
  );
}

/** Of guests only: two bars of different players, and no slope between them. */
function Apart({ view, unpaired }: { view: FollowUpView; unpaired: NonNullable<FollowUpView["unpaired"]> }) {
  const words = useWords(followUpWords).followUp;
  const { performance_today: then, retained_on: now } = unpaired;
  return (
    <>
      <p className={css.lines}>{words.differentText({ days: view.gapDays })}</p>
      <dl className={`${css.sides} ${css.lines}`}>
        <div>
          <dt>{words.onDay}</dt>
          <dd>{then.share === null ? words.of(then) : words.ofShare({ ...then, share: then.share })}</dd>
        </div>
        <div>
          <dt>{words.later({ days: now.gapDays })}</dt>
          <dd>{now.share === null ? words.of(now) : words.ofShare({ ...now, share: now.share })}</dd>
        </div>
      </dl>
      <div className={css.lines}>
        <p>{words.different}</p>
        {view.controls && <p>{words.controls(view.controls)}</p>}
      </div>
      <Meaning />
    </>
  );
}

export function Meaning() {
  const words = useWords(followUpWords).followUp;
  return (
    <details className={css.means}>
      <summary>{words.means}</summary>
      <dl>
        <dt>{words.means}</dt>
        <dd>{words.meansText}</dd>
        <dt>{words.not}</dt>
        <dd>{words.notText}</dd>
      </dl>
    </details>
  );
}
