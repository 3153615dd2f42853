import { deskWords } from "#lib/i18n/desk.ts";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { useWords } from "../../_words/use-words.ts";
import { dayList } from "./days.ts";
import css from "./headline.module.css";
import { Behind, useRoom } from "./room.tsx";
import { sayChange } from "./say.ts";
import { usePlanText } from "./use-plan-text.ts";

/** Four cells: performance today, keep, next practice, not known yet. */
export function Headline() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const { performance_today: today } = report.headline;
  const w = words.headline;
  return (
    <section className={css.sum} aria-label={w.label}>
      <div>
        <h2 className={css.label}>{w.today}</h2>
        <Behind className={css.value} what={w.today} from={today.from}>
          {w.todayValue(today)}
        </Behind>
        <p>{w.expected(today.expected)}</p>
      </div>
      <Keep />
      <Next />
      <NotKnownYet />
    </section>
  );
}

function Keep() {
  const words = useWords(reviewWords);
  const desk = useWords(deskWords);
  const plan = usePlanText();
  const { report } = useRoom();
  const { keep } = report.headline;
  const w = words.headline;
  if (keep.what === "change" && keep.change) {
    const { what, expected, got, n, cause } = keep.change;
    return (
      <div>
        <h2 className={css.label}>{w.keep}</h2>
        <p className={css.value}>{sayChange(what, desk, plan)}</p>
        {expected !== null && got !== null && (
          <p>
            {cause
              ? w.keepCause({ cause: words.causes[cause], before: expected, after: got, n })
              : w.keepChange({ before: expected, after: got, n })}
          </p>
        )}
      </div>
    );
  }
  return (
    <div>
      <h2 className={css.label}>{w.keep}</h2>
      {keep.topic === null ? (
        <p className={css.value}>{w.keepNone}</p>
      ) : (
        <Behind className={css.value} what={keep.topic} from={keep.from}>
          {keep.topic}
        </Behind>
      )}
      <p>{keep.topic === null ? w.keepNoneText : w.keepTopic(keep)}</p>
    </div>
  );
}

function Next() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const { next } = report.headline;
  const w = words.headline;
  const set = report.practice.find((one) => one.id === next?.practice);
  return (
    <div>
      <h2 className={css.label}>{w.next}</h2>
      {next === null ? (
        <p className={css.value}>{w.nextNone}</p>
      ) : (
        <Behind className={css.value} what={next.topic} from={next.from}>
          {next.topic}
        </Behind>
      )}
      <p>
        {next === null
          ? w.nextNoneText
          : set
            ? w.nextText({ questions: set.questions.length, minutes: set.minutes })
            : w.nextCount({ n: next.asked - next.right, of: next.asked })}
      </p>
    </div>
  );
}

function NotKnownYet() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const { followUp } = useWords(followUpWords);
  const { state, dates } = report.notKnownYet;
  const w = words.headline;
  const kept = report.retained_on;
  if (kept)
    return (
      <div>
        <h2 className={css.label}>{followUp.after({ days: kept.gapDays })}</h2>
        <p className={css.value}>{followUp.of(kept)}</p>
        <p>{followUp.samePlayers({ players: kept.players })}</p>
      </div>
    );
  return (
    <div>
      <h2 className={css.label}>{w.notYet}</h2>
      <p className={css.value}>{w.notYetValue}</p>
      <p>
        {state === "booked"
          ? w.ask({
              days: dayList(
                dates.map((date) => date.at),
                w.list,
              ),
            })
          : state === "declined"
            ? w.askNone
            : w.askOpen}
      </p>
    </div>
  );
}
