"use client";
import type { ReactNode } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import { practiceWords } from "#lib/i18n/practice.ts";
import { answered, comesBack, type Drill } from "#lib/practice/drill.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { AskedView } from "#lib/questions/views.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Focused, spoken, Told, useLitInSight } from "../../play/parts.tsx";
import play from "../../play/play.module.css";
import { useKeys } from "../../play/use-keys.ts";
import css from "./practice.module.css";
import type { Told as ToldAnswer } from "./use-check.ts";

/** What it was: the right answer lit, the own one outlined, what it mixes up, and why. */
export function Checked({
  head,
  drill,
  asked,
  told: { value, checked },
  onNext,
}: {
  head: ReactNode;
  drill: Drill;
  asked: AskedView;
  told: ToldAnswer;
  onNext(right: boolean): void;
}) {
  const words = useWords(practiceWords);
  const common = useWords(commonWords);
  const answerWords = useWords(playWords).answer;
  const kind = PHONE_KINDS[asked.kind];
  const { ruling, key, explanation, misconception } = checked;
  const right = ruling.share === 1;
  const own = value === null ? null : spoken(kind.line(asked, value, answerWords));
  const lit = spoken(kind.right(asked, key, answerWords));
  const titles = { right: common.right, partial: words.partly, wrong: common.notYet };
  const title = value === null ? words.shown : titles[ruling.verdict];
  const next = () => onNext(right);
  useKeys(true, false, (pressed) => {
    if (pressed === "lock") next();
  });
  const body = useLitInSight(!explanation);
  return (
    <div className={`ph ${play.screen}`}>
      {head}
      <div className={play.body} ref={body}>
        <Focused className={play.big}>{title}</Focused>
        <p className="sr" role="status">
          {right && own !== null ? words.saidRight({ own }) : words.said({ right: lit, own })}
        </p>
        <div className={css.why}>
          {ruling.verdict === "partial" && <p>{words.partlyNote}</p>}
          {misconception && (
            <p>
              <Rich text={misconception} />
            </p>
          )}
          {explanation && (
            <p>
              <Rich text={explanation} />
            </p>
          )}
        </div>
        <Told
          id="asked"
          asked={asked}
          shown={key}
          value={value}
          tags={value === null ? [] : [{ value, word: words.you, right }]}
        />
      </div>
      <footer className={play.foot}>
        <p>{comesBack(drill, right) ? words.back : ""}</p>
        <button type="button" className={css.go} onClick={next}>
          {answered(drill, right).queue.length > 0 ? words.next : words.last}
        </button>
      </footer>
    </div>
  );
}
