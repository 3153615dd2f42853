import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { reviewWords } from "#lib/i18n/review.ts";
import { sayWhy, whyWords } from "#lib/i18n/why.ts";
import type { AnswerLine, QuestionLine } from "#lib/review/types.ts";
import { Mark } from "../../_look/mark.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Times } from "../_charts/times.tsx";
import css from "./detail.module.css";
import { Meaning } from "./meaning.tsx";
import overview from "./overview.module.css";
import { Behind, useRoom } from "./room.tsx";

/** One question whole: answers before and after, tags, confidence, times, why. */
export function Detail({ line, back }: { line: QuestionLine | null; back: () => void }) {
  const words = useWords(reviewWords);
  const why = useWords(whyWords);
  const { report, picks, pick } = useRoom();
  const w = words.detail;
  if (!line) return <p className={overview.empty}>{w.choose}</p>;
  const { id, sealedAt } = report.scrimmage;
  const live = sealedAt === null;
  const picked = picks.includes(line.id);
  return (
    <>
      <button type="button" className={overview.back} onClick={back}>
        <ArrowLeft size={16} aria-hidden="true" />
        {w.back}
      </button>
      <p className="lab">
        {w.where({ ...line, seconds: Math.round(line.limitMs / 1_000) })}
        {line.counts > 1 && ` · ${w.clutch({ n: line.counts })}`}
      </p>
      <h2 className={css.stem} tabIndex={-1} id="question">
        <Rich text={line.stem} />
      </h2>
      {line.state !== "counted" && (
        <p className={css.off}>{line.state === "thrown-out" ? w.thrown : w.takenOff}</p>
      )}
      <Media line={line} />
      <Answers line={line} />
      <div className={css.two}>
        <Tags line={line} />
        <Sure line={line} />
      </div>
      <section className={css.part}>
        <div className={overview.head}>
          <h3>{w.times}</h3>
          <span className="lab">{w.timesKey}</span>
        </div>
        <Arrivals line={line} />
        {line.late > 0 && <p className={css.quiet}>{w.late({ n: line.late })}</p>}
      </section>
      <p className={css.quiet}>
        {why.title}: {sayWhy(why, line.why)}
      </p>
      {line.explanation && (
        <section className={css.part}>
          <h3>{w.why}</h3>
          <p className={css.why}>
            <Rich text={line.explanation} />
          </p>
        </section>
      )}
      <p className={css.actions}>
        <button type="button" className="btn" aria-pressed={picked} onClick={() => pick(line.id, !picked)}>
          {picked ? w.inPractice : w.addPractice}
        </button>
        <Link className="btn" href={`/review/${id}/replay?run=${line.run}`}>
          {w.replay}
        </Link>
        {live && (
          <Link className="btn" href={`/coach/live/${id}`}>
            {w.accept}
          </Link>
        )}
      </p>
    </>
  );
}

function Media({ line }: { line: QuestionLine }) {
  const words = useWords(reviewWords);
  const { media } = line;
  if (!media) return null;
  if (media.kind === "image") return <img className={css.media} src={media.src} alt={media.alt} />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: the question's own text says what is heard
    <audio
      className={css.media}
      controls
      src={media.src}
      aria-label={`${words.detail.listen}: ${media.alt}`}
    />
  );
}

function Answers({ line }: { line: QuestionLine }) {
  const words = useWords(reviewWords);
  const w = words.detail;
  const { asked } = line.performance_today;
  const both = line.answers.some((answer) => answer.after !== null);
  const most = Math.max(1, ...line.answers.map((answer) => Math.max(answer.n, answer.after ?? 0)));
  const none = asked - line.answered;
  return (
    <section className={css.answers} aria-label={w.answers}>
      <ul className={css.dist}>
        {line.answers.map((answer) => (
          <Answer key={answer.key} line={line} answer={answer} most={most} both={both} />
        ))}
        {none > 0 && (
          <li className={css.none}>
            <span />
            <span>{w.noAnswer}</span>
            <span className={css.bars} aria-hidden="true">
              <i className={css.outline} style={{ width: `${(none / most) * 100}%` }} />
            </span>
            <Behind className={css.count} what={w.noAnswer} from={{ runs: [line.run], result: "none" }}>
              {none}
            </Behind>
          </li>
        )}
      </ul>
      {both && <p className="lab">{w.keyBoth}</p>}
      {line.huddle?.reworded && (
        <p className={css.quiet}>
          {w.reworded({ stem: line.huddle.reworded, after: line.huddle.after, voted: line.huddle.voted })}
        </p>
      )}
    </section>
  );
}

function Answer({
  line,
  answer,
  most,
  both,
}: {
  line: QuestionLine;
  answer: AnswerLine;
  most: number;
  both: boolean;
}) {
  const words = useWords(reviewWords);
  const w = words.detail;
  const accepted = answer.right && answer.text !== line.rightText;
  const what = `${answer.text}: ${both ? w.arrow({ before: answer.n, after: answer.after ?? 0 }) : answer.n}`;
  return (
    <li data-right={answer.right}>
      {answer.position === null ? (
        <span />
      ) : (
        <Mark position={answer.position} look="plain" className={css.mark} />
      )}
      <span>
        <Rich text={answer.text} />
        {answer.right && <span className="sr">, {w.right}</span>}
        {accepted && <small> {w.accepted}</small>}
        {answer.misconception && answer.n > 0 && (
          <small className={css.mixes}>
            <Rich text={answer.misconception} />
          </small>
        )}
      </span>
      <span className={css.bars} aria-hidden="true">
        <i className={both ? css.outline : css.solid} style={{ width: `${(answer.n / most) * 100}%` }} />
        {both && <i className={css.solid} style={{ width: `${((answer.after ?? 0) / most) * 100}%` }} />}
      </span>
      <Behind className={css.count} what={what} from={{ runs: [line.run], key: answer.key }}>
        {both ? w.arrow({ before: answer.n, after: answer.after ?? 0 }) : answer.n}
      </Behind>
    </li>
  );
}

function Tags({ line }: { line: QuestionLine }) {
  const words = useWords(reviewWords);
  const w = words.detail;
  const most = Math.max(1, ...(line.causes ?? []).map((one) => one.n));
  return (
    <section>
      <h3>{w.tags}</h3>
      {line.causes === null ? (
        <p className={css.quiet}>{w.tagsFew}</p>
      ) : (
        <ul className={css.causes}>
          {line.causes.map(({ cause, n }) => (
            <li key={cause}>
              <span>{words.causes[cause]}</span>
              <span aria-hidden="true">
                <i style={{ width: `${(n / most) * 100}%` }} />
              </span>
              {n > 0 ? (
                <Behind
                  className={css.count}
                  what={`${words.causes[cause]}: ${n}`}
                  from={{ runs: [line.run], cause }}
                >
                  {n}
                </Behind>
              ) : (
                <span className={`num ${css.count}`}>0</span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Meaning of="tags" />
    </section>
  );
}

function Sure({ line }: { line: QuestionLine }) {
  const words = useWords(reviewWords);
  const w = words.detail;
  const { quadrants } = line;
  const sureOther = quadrants?.find((row) => row.sure === 2)?.other ?? 0;
  return (
    <section>
      <h3>{line.huddle && !line.huddle.reworded ? w.sureBefore : w.sure}</h3>
      {quadrants === null ? (
        <p className={css.quiet}>{line.sureAsked ? w.sureFew : w.sureNone}</p>
      ) : (
        <>
          <table className={css.quadrants}>
            <thead>
              <tr>
                <td />
                <th scope="col">{w.sureRight}</th>
                <th scope="col">{w.sureOther}</th>
              </tr>
            </thead>
            <tbody>
              {quadrants.map((row) => (
                <tr key={row.sure}>
                  <th scope="row">{words.sureness[row.sure]}</th>
                  <td>
                    <Behind
                      what={`${words.sureness[row.sure]}, ${w.sureRight}: ${row.right}`}
                      from={{ runs: [line.run], sure: row.sure, result: "right" }}
                    >
                      {row.right}
                    </Behind>
                  </td>
                  <td data-look={row.sure === 2 && row.other > 0}>
                    <Behind
                      what={`${words.sureness[row.sure]}, ${w.sureOther}: ${row.other}`}
                      from={{ runs: [line.run], sure: row.sure, result: "other" }}
                    >
                      {row.other}
                    </Behind>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={css.quiet}>{w.sureNote({ n: sureOther })}</p>
        </>
      )}
      <Meaning of="sure" />
    </section>
  );
}

function Arrivals({ line }: { line: QuestionLine }) {
  const { report } = useRoom();
  const answers = report.decisions
    .filter((decision) => decision.run === line.run && decision.ms !== null)
    .map((decision) => ({ ms: decision.ms ?? 0, right: decision.result === "right" }));
  return <Times answers={answers} limitMs={line.limitMs} />;
}
