"use client";
import { useEffect } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { AnswerValue } from "#lib/questions/views.ts";
import type { OwnAnswer, QuestionStage } from "#lib/views/types.ts";
import { Rich } from "../_look/maths.tsx";
import { useWords } from "../_words/use-words.ts";
import { Head } from "./head.tsx";
import { Mine, Saying, signed, spoken, Told, useLitInSight } from "./parts.tsx";
import styles from "./play.module.css";
import type { Play } from "./tools.ts";

/** The right answer lit, the own one outlined, and what the own one mixes up. The why waits for the break. */
export function Reveal({ play, stage, mine }: { play: Play; stage: QuestionStage; mine: OwnAnswer | null }) {
  const words = useWords(playWords);
  const common = useWords(commonWords);
  const { say, seat } = play;
  const { question, shown } = stage;
  const { asked, number } = question;
  const kind = PHONE_KINDS[asked.kind];
  const value = mine?.late ? null : (mine?.value ?? null);
  const verdict = value === null ? "none" : (mine?.verdict ?? "none");
  const right = shown ? spoken(kind.right(asked, shown.key, words.answer)) : "";
  const own = value === null ? null : spoken(kind.line(asked, value, words.answer));
  const spokenNow =
    verdict === "right" && own !== null ? words.reveal.saidRight({ own }) : words.reveal.said({ right, own });
  useEffect(() => say(spokenNow), [say, spokenNow]);

  const body = useLitInSight(true);

  const titles = {
    right: common.right,
    partial: words.reveal.partly,
    wrong: common.notYet,
    none: words.reveal.noAnswer,
  };
  const lucky = verdict === "right" && question.payoff !== null && (mine?.sure ?? 0) === 0;
  return (
    <>
      <Head
        left={words.where({ mode: stage.mode, round: stage.round, number })}
        right={seat.toReclaim > 0 ? words.reveal.toReclaim({ n: seat.toReclaim }) : seat.name}
      />
      <div className={styles.body} ref={body}>
        <h1 className={`${styles.big} ${styles.verdict}`}>{titles[verdict]}</h1>
        <p className={`${styles.msg} ${styles.verdict}`}>
          {mine?.late && `${words.reveal.late} `}
          {!mine?.late && verdict === "none" && `${words.reveal.here} `}
          {verdict === "partial" && `${words.reveal.partlyNote} `}
          {mine?.misconception && (
            <>
              <Rich text={mine.misconception} />{" "}
            </>
          )}
          {shown?.explanation ? (
            <Rich text={shown.explanation} />
          ) : lucky ? (
            words.reveal.lucky.replace(/^\S+ /, "")
          ) : (
            words.reveal.whyLater
          )}
        </p>
        <Told
          id="asked"
          asked={asked}
          shown={shown?.key ?? null}
          value={value}
          tags={value === null ? [] : [{ value, word: words.reveal.you, right: verdict === "right" }]}
        />
      </div>
      <footer className={styles.foot}>
        <p>{mine?.points != null && <Points level={mine.sure ?? 0} points={mine.points} />}</p>
      </footer>
    </>
  );
}

function Points({ level, points }: { level: number; points: number }) {
  const words = useWords(playWords);
  const common = useWords(commonWords);
  const name = [common.guess, common.thinkSo, common.sure][level] ?? "";
  return <b>{words.sure.points({ level: name, points: signed(points) })}</b>;
}

/** Kept for the huddle: no right answer yet, the own one stays in sight. */
export function Held({
  play,
  stage,
  value,
}: {
  play: Play;
  stage: QuestionStage;
  value: AnswerValue | null;
}) {
  const words = useWords(playWords);
  const { question } = stage;
  useEffect(() => play.say(words.held.title), [play.say, words]);
  return (
    <>
      <Head
        left={words.where({ mode: stage.mode, round: stage.round, number: question.number })}
        right={play.seat.name}
      />
      <Saying title={words.held.title} focus={false}>
        <p className={styles.msg}>{words.held.note}</p>
        <div className={styles.low}>
          <p className={styles.q}>
            <Rich text={question.asked.stem} />
          </p>
          {value !== null && <Mine asked={question.asked} value={value} label={words.held.yours} />}
        </div>
      </Saying>
    </>
  );
}
