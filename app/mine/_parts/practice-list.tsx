import { usePathname } from "next/navigation";
import { playWords } from "#lib/i18n/play.ts";
import { practiceWords } from "#lib/i18n/practice.ts";
import { reviewWords } from "#lib/i18n/review.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { MineReport, PracticeQuestion } from "#lib/review/types.ts";
import { Mark } from "../../_look/mark.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Media } from "../../play/parts.tsx";
import css from "./mine.module.css";

/** Questions to try again, the answer under a lid. */
export function PracticeList({ mine }: { mine: MineReport }) {
  const words = useWords(reviewWords);
  const practice = useWords(practiceWords);
  // The review's own address opens its practice: this page is told no other.
  const pathname = usePathname();
  const w = words.mine;
  return (
    <section className={css.part} aria-labelledby="practice">
      <h2 id="practice">{w.practice}</h2>
      <p className={css.quiet}>{mine.practice.length === 0 ? w.practiceNone : w.practiceText}</p>
      <a className={`cta ${css.drill}`} href={pathname.replace("/mine/", "/practice/mine/")}>
        {practice.open}
      </a>
      <ol className={css.practice}>
        {mine.practice.map(({ question }) => (
          <li key={question.id}>
            <p className={css.stem}>
              <Rich text={question.asked.stem} />
            </p>
            <Options question={question} />
            <details>
              <summary>{w.show}</summary>
              <Answer question={question} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Options({ question: { asked } }: { question: PracticeQuestion }) {
  const entries = "options" in asked ? asked.options : "entries" in asked ? asked.entries : null;
  return (
    <>
      <Media asked={asked} lazy />
      {entries && (
        <ul className={css.options}>
          {entries.map((text, i) => (
            <li key={text}>
              <Mark position={i} look="plain" />
              <span>
                <Rich text={text} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Answer({ question }: { question: PracticeQuestion }) {
  const play = useWords(playWords);
  const { marks } = PHONE_KINDS[question.asked.kind].right(question.asked, question.key, play.answer);
  return (
    <div className={css.answer}>
      <p>
        {marks.map((mark) => (
          <Mark key={mark} position={mark} look="plain" />
        ))}
        <b>
          <Rich text={question.rightText} />
        </b>
      </p>
      {question.explanation && (
        <p>
          <Rich text={question.explanation} />
        </p>
      )}
    </div>
  );
}
