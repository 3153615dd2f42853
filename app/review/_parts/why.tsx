import { commonWords } from "#lib/i18n/common.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import type { Metric, Versus } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { IntervalKey, IntervalLine } from "../_charts/interval.tsx";
import { Meaning } from "./meaning.tsx";
import { Behind, useRoom } from "./room.tsx";
import css from "./why.module.css";

/** The measures behind the day: decisive, flexible, skilful, pressure, confidence, tags, what was done. */
export function Why() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.why;
  const { decisive, flexible, skilful } = report.metrics;
  return (
    <section className={css.why} aria-labelledby="why">
      <h2 id="why">{w.title}</h2>
      <div className={css.grid}>
        <Card title={w.decisive} text={w.decisiveText}>
          <MetricRow label={w.firstChoice} metric={decisive.firstChoice} />
          <MetricRow label={w.usedTime} metric={decisive.usedTime} />
          <MetricRow
            label={w.changed}
            metric={decisive.changed}
            note={w.changedTo({ to: decisive.toRight, from: decisive.fromRight })}
          />
        </Card>
        <Card title={w.flexible} text={w.flexibleText}>
          <VersusRow label={w.switched} versus={flexible.switched} />
          <VersusRow label={w.same} versus={flexible.same} />
          <VersusRow label={w.bridge} versus={flexible.bridge} />
        </Card>
        <Card title={w.skilful} text={w.skilfulText}>
          <VersusRow label={words.headline.today} versus={skilful} />
          <IntervalKey today={words.topics.keyToday} expected={words.topics.keyExpected} />
          <Meaning of="expected" />
        </Card>
        <Card title={w.pressure} text={w.pressureText}>
          {report.pressureGap === null ? (
            <p className={css.quiet}>{w.pressureNone}</p>
          ) : (
            <VersusRow label={w.pressure} versus={report.pressureGap} />
          )}
          <Meaning of="pressure" />
        </Card>
        <Confidence />
        <Tagged />
        <Effort />
        <Rounds />
      </div>
    </section>
  );
}

function Card({ title, text, children }: { title: string; text?: string; children: React.ReactNode }) {
  return (
    <section className={css.card}>
      <h3>{title}</h3>
      {text && <p className={css.quiet}>{text}</p>}
      {children}
    </section>
  );
}

function MetricRow({ label, metric, note }: { label: string; metric: Metric; note?: string }) {
  const words = useWords(reviewWords);
  const w = words.why;
  const show = metric.unit === "ms" ? words.seconds : words.percent;
  const { value, interval, n, from } = metric;
  if (value === null || interval === null)
    return (
      <div className={css.row}>
        <span>{label}</span>
        <span className={css.few}>{w.few({ n })}</span>
      </div>
    );
  return (
    <div className={css.row}>
      <span>{label}</span>
      <Behind className={css.value} what={`${label}: ${show(value)}`} from={from}>
        {show(value)}
      </Behind>
      <small>
        {w.unit({ n })}. {w.range({ low: show(interval.low), high: show(interval.high) })}
        {note && `. ${note}`}
      </small>
    </div>
  );
}

function VersusRow({ label, versus }: { label: string; versus: Versus }) {
  const words = useWords(reviewWords);
  const w = words.why;
  const { share, expected, effect, spread, n, questions, clear, from } = versus;
  if (share === null || expected === null || effect === null || spread === null)
    return (
      <div className={css.row}>
        <span>{label}</span>
        <span className={css.few}>{w.few({ n })}</span>
      </div>
    );
  return (
    <div className={css.row}>
      <span>{label}</span>
      <Behind className={css.value} what={label} from={from}>
        {words.percent(share)}
      </Behind>
      <IntervalLine
        share={share}
        interval={{ low: share - spread, high: share + spread }}
        expected={{ low: expected - 0.004, high: expected + 0.004 }}
      />
      <small>
        {w.versus({ share, expected, n, questions })}. {w.effect({ effect, spread })}.{" "}
        {w.clear[clear ?? "none"]}.
      </small>
    </div>
  );
}

/** where each level's share should lie: the range of beliefs for which it is the best call */
const AIMS = [
  { low: 0.25, high: 0.5 },
  { low: 0.5, high: 0.75 },
  { low: 0.75, high: 1 },
] as const;

function Confidence() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.why;
  const asked = report.calibration.some((line) => line.n > 0);
  return (
    <Card title={w.confidence} text={w.confidenceText}>
      {!asked && <p className={css.quiet}>{w.confidenceNone}</p>}
      {asked &&
        report.calibration.toReversed().map(({ level, right, n, interval, verdict, from }) => (
          <div key={level} className={css.row}>
            <span>{words.sureness[level]}</span>
            {interval === null ? (
              <span className={css.few}>{w.few({ n })}</span>
            ) : (
              <>
                <Behind
                  className={css.value}
                  what={w.confidenceBar({ level: words.sureness[level], right, n })}
                  from={from}
                >
                  {right}/{n}
                </Behind>
                <IntervalLine share={right / n} interval={interval} expected={AIMS[level]} />
                {verdict && <small>{words.calibration[verdict]}</small>}
              </>
            )}
          </div>
        ))}
      {asked && <IntervalKey today={words.topics.keyToday} expected={w.aim} />}
      <Meaning of="sure" />
    </Card>
  );
}

function Tagged() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.why;
  const { counts, agreement } = report.tags;
  const most = Math.max(1, ...(counts ?? []).map((one) => one.n));
  return (
    <Card title={w.tags}>
      {counts === null ? (
        <p className={css.quiet}>{words.detail.tagsFew}</p>
      ) : (
        <ul className={css.bars}>
          {counts.map(({ cause, n, from }) => (
            <li key={cause}>
              <span>{words.causes[cause]}</span>
              <span aria-hidden="true">
                <i style={{ width: `${(n / most) * 100}%` }} />
              </span>
              <Behind what={`${words.causes[cause]}: ${n}`} from={from}>
                {n}
              </Behind>
            </li>
          ))}
        </ul>
      )}
      <MetricRow label={w.agreement} metric={agreement} />
      <Meaning of="tags" />
    </Card>
  );
}

function Effort() {
  const words = useWords(reviewWords);
  const { report } = useRoom();
  const w = words.why;
  const { asked, answered, quick, none, late } = report.effort;
  const rows = [
    { label: w.answered, n: answered, from: { result: "answered" as const } },
    { label: w.quick, n: quick, from: { quick: true as const } },
    { label: w.none, n: none, from: { result: "none" as const } },
  ];
  return (
    <Card title={w.effort} text={w.effortText}>
      <ul className={css.bars}>
        {rows.map(({ label, n, from }) => (
          <li key={label}>
            <span>{label}</span>
            <span aria-hidden="true">
              <i style={{ width: `${(n / Math.max(1, asked)) * 100}%` }} />
            </span>
            <Behind what={`${label}: ${n}`} from={from}>
              {n}
            </Behind>
          </li>
        ))}
        {late > 0 && (
          <li>
            <span>{w.late}</span>
            <span />
            <span className="num">{late}</span>
          </li>
        )}
      </ul>
    </Card>
  );
}

function Rounds() {
  const words = useWords(reviewWords);
  const { dials } = useWords(commonWords);
  const { report } = useRoom();
  const w = words.why;
  return (
    <Card title={w.rounds} text={w.roundsText}>
      {report.rounds.map(({ n, dial, performance_today: today }) => (
        <div key={n} className={css.row}>
          <span>{words.questions.round({ n, dial: (dials[dial] ?? "").toLowerCase() })}</span>
          <Behind
            className={css.value}
            what={words.questions.round({ n, dial: dials[dial] ?? "" })}
            from={today.from}
          >
            {today.right}/{today.asked}
          </Behind>
          <IntervalLine
            share={today.interval ? today.share : null}
            interval={today.interval}
            expected={
              today.asked > 0
                ? { low: today.expected.low / today.asked, high: today.expected.high / today.asked }
                : null
            }
          />
        </div>
      ))}
      <Meaning of="today" />
    </Card>
  );
}
