import { playWords } from "#lib/i18n/play.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { PracticeQuestion } from "#lib/review/types.ts";
import { LETTERS } from "../../_look/mark.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import css from "./practice.module.css";

/** One question on paper: what is asked, room to answer, and the answer where it is wanted. */
export function PracticeCard({
  question,
  n,
  answer = false,
  count = false,
}: {
  question: PracticeQuestion;
  n: number;
  answer?: boolean;
  count?: boolean;
}) {
  const words = useWords(reviewWords);
  const w = words.practice;
  return (
    <div className={css.card}>
      <p className={css.stem}>
        <span className="num">{w.number({ n })}</span>
        <Rich text={question.asked.stem} />
      </p>
      <Room question={question} />
      {count && <p className={css.quiet}>{question.today ? w.today(question.today) : w.notAsked}</p>}
      {answer && <PracticeAnswer question={question} />}
    </div>
  );
}

export function PracticeAnswer({ question }: { question: PracticeQuestion }) {
  const words = useWords(reviewWords);
  const play = useWords(playWords);
  const { marks } = PHONE_KINDS[question.asked.kind].right(question.asked, question.key, play.answer);
  const letters = marks.map((mark) => LETTERS[mark] ?? "").join(", ");
  return (
    <p className={css.answer}>
      <b>
        {letters && `${letters}: `}
        <Rich text={question.rightText} />
      </b>
      {question.explanation && (
        <span>
          {words.practice.why} <Rich text={question.explanation} />
        </span>
      )}
    </p>
  );
}

/** Where the answer goes, by what is seen of the question: options, or a line to write on. */
function Room({ question }: { question: PracticeQuestion }) {
  const words = useWords(reviewWords);
  const w = words.practice;
  const { asked } = question;
  const entries = "options" in asked ? asked.options : "entries" in asked ? asked.entries : null;
  const hint = w.hint[asked.kind];
  const unit = "unit" in asked ? asked.unit : null;
  return (
    <>
      {asked.media?.kind === "image" && (
        <img className={css.media} src={asked.media.src} alt={asked.media.alt} />
      )}
      {hint && <p className={css.quiet}>{hint}</p>}
      {entries && (
        <ol className={css.options}>
          {entries.map((text, i) => (
            <li key={text}>
              <b>{LETTERS[i]}</b>
              <Rich text={text} />
            </li>
          ))}
        </ol>
      )}
      {!entries && !hint && (
        <p className={css.blank}>
          {w.space} <i /> {unit && w.unit({ unit })}
        </p>
      )}
    </>
  );
}
