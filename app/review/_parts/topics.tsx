import { deskWords } from "#lib/i18n/desk.ts";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import type { TopicLine } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { IntervalKey, TodayLine } from "../_charts/interval.tsx";
import { Meaning } from "./meaning.tsx";
import css from "./overview.module.css";
import { Behind, useRoom } from "./room.tsx";
import { sayChange } from "./say.ts";
import { usePlanText } from "./use-plan-text.ts";

/** The class by topic: count, interval, expected range; then teams, and whether the changes worked. */
export function Topics({ chosen, choose }: { chosen: string | null; choose: (topic: string) => void }) {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.topics;
  return (
    <>
      <div className={css.head}>
        <h2>{w.title}</h2>
        <span className="lab">{w.players({ n: report.presence.players })}</span>
      </div>
      {report.topics.length === 0 && <p className={css.empty}>{w.none}</p>}
      <ul className={css.list}>
        {report.topics.map((topic) => (
          <Topic
            key={topic.topic}
            topic={topic}
            chosen={topic.topic === chosen}
            choose={() => choose(topic.topic)}
          />
        ))}
      </ul>
      <div className={css.foot}>
        <IntervalKey today={w.keyToday} expected={w.keyExpected} />
        <Meaning of="interval" />
      </div>
      <Teams />
      <Worked />
    </>
  );
}

function Topic({ topic, chosen, choose }: { topic: TopicLine; chosen: boolean; choose: () => void }) {
  const { followUp } = useWords(followUpWords);
  const words = useWords(reviewWords);
  const w = words.topics;
  const { right, asked, expected, from } = topic.performance_today;
  const against = w.against[topic.against];
  const notes = [
    against,
    topic.sureOther > 0 ? w.sureOther({ n: topic.sureOther }) : null,
    topic.topCause ? w.mostTags({ cause: words.causes[topic.topCause.cause] }) : null,
  ].filter((note) => note !== null);
  return (
    <li className={css.item} data-on={chosen}>
      <button
        type="button"
        className={css.cover}
        aria-pressed={chosen}
        aria-label={w.said({
          topic: topic.topic,
          right,
          asked,
          low: expected.low,
          high: expected.high,
          against,
        })}
        onClick={choose}
      />
      <div className={css.head}>
        <b>{topic.topic}</b>
        <Behind className={css.count} what={topic.topic} from={from}>
          {right}/{asked}
        </Behind>
      </div>
      <TodayLine today={topic.performance_today} />
      <small>{notes.slice(0, 2).join(". ")}</small>
      <small className={css.later}>
        {topic.retained_on === null
          ? w.later
          : followUp.retained({ ...topic.retained_on, days: topic.retained_on.gapDays })}
      </small>
    </li>
  );
}

function Teams() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.topics;
  if (report.teams.length === 0) return null;
  return (
    <div className={css.foot}>
      <h2>{w.teams}</h2>
      <ul className={css.teams}>
        {report.teams.map(({ name, players, performance_today: today, score }) => (
          <li key={name ?? ""}>
            <span>
              {name ?? w.smallTeams}{" "}
              <span className="lab">
                {w.teamOf({ n: players })}
                {score !== null && `, ${w.score({ n: score })}`}
              </span>
            </span>
            <Behind className={css.count} what={name ?? w.smallTeams} from={today.from}>
              {today.right}/{today.asked}
            </Behind>
            <TodayLine today={today} />
          </li>
        ))}
      </ul>
      {report.teams.some((team) => team.score !== null) && <p className={css.later}>{w.scoreText}</p>}
    </div>
  );
}

function Worked() {
  const words = useWords(reviewWords);
  const desk = useWords(deskWords);
  const plan = usePlanText();
  const { report } = useRoom();
  const w = words.changes;
  if (report.changes.length === 0) return null;
  return (
    <div className={css.foot}>
      <h2>{w.title}</h2>
      {report.changes.map((change) => (
        <p key={`${change.after}-${JSON.stringify(change.what)}`} className={css.worked}>
          {sayChange(change.what, desk, plan)}, {w.tried({ n: change.after + 1 }).toLowerCase()}.{" "}
          <span className={css.tag}>{change.verdict ? w.verdict[change.verdict] : w.unchecked}</span>
        </p>
      ))}
      <Meaning of="worked" />
    </div>
  );
}
