"use client";
import { useEffect, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import type { Sureness } from "#lib/model/input.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { AnswerValue } from "#lib/questions/views.ts";
import type { QuestionStage } from "#lib/views/types.ts";
import { Rich } from "../_look/maths.tsx";
import { useWords } from "../_words/use-words.ts";
import { usePassed } from "./clock.ts";
import { buzz, click } from "./feel.ts";
import { Foot } from "./foot.tsx";
import { Head, Name, Ticks } from "./head.tsx";
import { ownClosesAt } from "./own-close.ts";
import { Answer, Focused, Media, stemClass } from "./parts.tsx";
import styles from "./play.module.css";
import { Rating } from "./rating.tsx";
import { Held, Reveal } from "./reveal.tsx";
import type { Play } from "./tools.ts";
import { useEager } from "./use-eager.ts";
import { useKeys } from "./use-keys.ts";

/** what was typed and not sent goes in this long before the close */
const LAST_CALL_MS = 300;

/** One question from its cue to its reveal. Mounted once a run, so that nothing of the last one is left. */
export function Question({ play, stage }: { play: Play; stage: QuestionStage }) {
  const words = useWords(playWords);
  const common = useWords(commonWords);
  const { session, seat, say, prefs } = play;
  const { question } = stage;
  const { asked, run, payoff } = question;
  const kind = PHONE_KINDS[asked.kind];
  const mine = seat.own?.run === run ? seat.own : null;

  const answer = useEager<AnswerValue | null>(session, seat.seq, mine?.value ?? null);
  const sure = useEager<Sureness | null>(session, seat.seq, mine?.sure ?? null);
  const lock = useEager(session, seat.seq, mine?.lockedIn ?? false);
  const [draft, setDraft] = useState<AnswerValue | null>(null);
  const [rating, setRating] = useState(kind.sends !== "change" && mine?.value != null && mine.sure === null);

  const closesAt = ownClosesAt(question, seat, stage);
  const opened = usePassed(session, question.opensAt);
  const lastCall = usePassed(session, closesAt === null ? null : closesAt - LAST_CALL_MS);
  const over = usePassed(session, closesAt);
  const paused = stage.pausedAt !== null;
  // Extra time runs on after the room's close, and nobody else can tell.
  const takes = stage.step === "open" || (stage.step === "closed" && seat.timeMult > 1);
  const may = opened && takes && !over && !lock.value && !paused;
  const own = answer.value;
  const value = draft ?? own;
  const wantsRating = payoff !== null && own !== null && sure.value === null && !mine?.late;

  const send = (whole: AnswerValue) => {
    const ms = Math.max(0, Math.round(session.now() - question.opensAt));
    if (!same(whole, own) || answer.refused) answer.send(whole, { do: "answer", run, value: whole, ms });
    if (kind.sends !== "button") setDraft(null);
    if (kind.sends !== "change" && payoff) setRating(true);
  };
  const change = (next: AnswerValue) => {
    if (!may) return;
    if (kind.sends !== "button" && kind.whole(asked, next)) send(next);
    else setDraft(next);
  };
  const sendDraft = () => {
    if (may && draft !== null && kind.whole(asked, draft)) send(draft);
  };
  const rate = (level: Sureness) => {
    sure.send(level, { do: "sure", run, level });
    setRating(false);
  };
  const lockIn = () => {
    if (!may || own === null) return;
    if (wantsRating) {
      setRating(true);
      return;
    }
    lock.send(true, { do: "lockIn", run });
    buzz();
    if (prefs.sound) click();
  };

  useKeys(opened && takes, prefs.keys, (key) => {
    if (key === "lock") lockIn();
    else if (key === "back") setRating(false);
    else if (rating && key.digit && key.pick < 3) rate(key.pick as Sureness);
    else {
      const next = kind.picked(asked, value, key.pick);
      if (next !== null) change(next);
    }
  });

  const unsent = lastCall && may && own === null && draft !== null && kind.sends === "button";
  useEffect(() => {
    if (unsent) sendDraft();
  });
  const isIn = own !== null && !answer.sending;
  useEffect(() => {
    if (isIn && takes) say(words.answerIn);
  }, [isIn, takes, say, words]);

  if (stage.step === "reveal" && stage.shown) return <Reveal play={play} stage={stage} mine={mine} />;
  if (stage.step === "held") return <Held play={play} stage={stage} value={own} />;

  const where = words.where({ mode: stage.mode, round: stage.round, number: question.number });
  const ticks = <Ticks play={play} question={question} on={opened && takes && !over} />;
  if (payoff !== null && own !== null && (rating || (over && wantsRating))) {
    return (
      <Rating
        head={<Head ticks={ticks} left={where} right={isIn ? words.answerIn : words.sending} />}
        asked={asked}
        value={own}
        payoff={payoff}
        level={sure.value}
        onRate={rate}
        onBack={may ? () => setRating(false) : null}
      />
    );
  }
  const level = sure.value === null ? "" : [common.guess, common.thinkSo, common.sure][sure.value];
  const word = answer.sending && play.holding ? words.net.held : level;
  return (
    <>
      <Head ticks={ticks} left={where} right={<Name play={play} />} />
      {!opened && <p className={styles.cue}>{words.question({ number: question.number })}</p>}
      <div className={styles.body} data-cued={!opened || undefined} inert={!opened}>
        {question.counts > 1 && <p className={styles.clutch}>{words.counts({ times: question.counts })}</p>}
        <Focused id={`q${run}`} className={stemClass(asked.stem)} when={opened}>
          <Rich text={asked.stem} />
        </Focused>
        <Media asked={asked} />
        <div className={kind.sends === "button" ? styles.near : styles.low}>
          <Answer
            asked={asked}
            value={value}
            sent={own}
            locked={!may}
            shown={null}
            tags={own !== null && word ? [{ value: own, word, right: null }] : []}
            labelledBy={`q${run}`}
            onChange={change}
            onDone={sendDraft}
          />
        </div>
      </div>
      <Foot
        hint={kind.hint(words.answer)}
        held={answer.sending && play.holding}
        sending={answer.sending}
        has={own !== null}
        emptied={draft !== null && own !== null && !kind.whole(asked, draft)}
        refused={answer.refused ?? lock.refused}
        locked={lock.value}
        closed={!opened ? null : over || !takes}
        noClock={closesAt === null}
        next={wantsRating ? "sure" : "lock"}
        onNext={lockIn}
      />
    </>
  );
}

function same(a: AnswerValue, b: AnswerValue | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
