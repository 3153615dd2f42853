"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { ThenNowView } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./room.module.css";

/** The class's then and now on the room's screen: two numbers and on what they rest, nobody in particular. */
export function ThenNowRoom({ view, days }: { view: ThenNowView | null; days: number }) {
  const words = useWords(followUpWords).followUp;
  if (days < 1) return <p className={css.text}>{words.sameDay}</p>;
  if (!view) return null;
  const { performance_today: then, retained_on: now } = view;
  const said = (side: typeof then | typeof now) =>
    side.share === null ? words.of(side) : words.ofShare({ ...side, share: side.share });
  return (
    <section className={css.room}>
      <h2>{words.thenTitle({ days })}</h2>
      <dl>
        <div>
          <dt>{words.onDay}</dt>
          <dd>{said(then)}</dd>
        </div>
        <div>
          <dt>{words.later({ days })}</dt>
          <dd>{said(now)}</dd>
        </div>
      </dl>
      <p className={css.text}>
        {words.thenText} {words.both(view)} {words.itself}
      </p>
    </section>
  );
}
