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
        <Tagged />
        <Effort />
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
  const { asked, answered, quick, none, late, alike = 0 } = report.effort;
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
      {alike > 0 && <p className={css.quiet}>{w.alike({ n: alike })}</p>}
    </Card>
  );
}
