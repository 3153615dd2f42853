"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { FollowUpsAnswer, ThenNowAnswer } from "#lib/protocol/http.ts";
import type { FollowUpView } from "#lib/squad/then-now.ts";
import { useWords } from "../../_words/use-words.ts";
import { useAnswer } from "../../coach/_desk/use-answer.ts";
import { Booked } from "../../follow-up/booked.tsx";
import { ThenNow } from "../../follow-up/then-now.tsx";
import css from "./retained.module.css";

/**
 * What a later day said: of a follow-up its own then and now, of a scrimmage those that came after it, and
 * the codes of those to come. Nothing stands here until there is something.
 */
export function Retained({ id }: { id: string }) {
  const { answer } = useAnswer<ThenNowAnswer>(`/api/scrimmages/${id}/then-now`);
  const { answer: booked, again } = useAnswer<FollowUpsAnswer>(`/api/scrimmages/${id}/follow-ups`);
  const views = answer?.ok ? [...(answer.own ? [answer.own] : []), ...answer.after] : [];
  return <RetainedView id={id} views={views} booked={booked?.ok ? booked : null} changed={again} />;
}

export function RetainedView({
  id,
  views,
  booked,
  changed,
}: {
  id: string;
  views: readonly FollowUpView[];
  booked: FollowUpsAnswer | null;
  changed: () => void;
}) {
  const words = useWords(followUpWords).followUp;
  const lines = booked?.followUps ?? [];
  const squad = booked?.squad ?? null;
  if (views.length === 0 && (squad === null || lines.length === 0)) return null;
  return (
    <div className={css.part}>
      {views.map((view) => (
        <section key={view.scrimmage} aria-labelledby={`later-${view.scrimmage}`}>
          <h2 id={`later-${view.scrimmage}`}>
            {view.gapDays < 1 ? words.kickerToday : words.after({ days: view.gapDays })}
          </h2>
          <ThenNow view={view} />
        </section>
      ))}
      {squad !== null && lines.length > 0 && (
        <section aria-labelledby="follow-ups">
          <h2 id="follow-ups">{words.bookedTitle}</h2>
          <Booked
            squad={squad}
            lines={lines}
            file={`/api/scrimmages/${id}/follow-ups.ics`}
            changed={changed}
          />
        </section>
      )}
    </div>
  );
}
