"use client";
import { useState } from "react";
import { playWords } from "#lib/i18n/play.ts";
import { practiceWords } from "#lib/i18n/practice.ts";
import type { Drill, Turn } from "#lib/practice/drill.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { AnswerValue, AskedView } from "#lib/questions/views.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Head } from "../../play/head.tsx";
import { Answer, Focused, Media, stemClass } from "../../play/parts.tsx";
import play from "../../play/play.module.css";
import { useKeys } from "../../play/use-keys.ts";
import { Lamps } from "./lamps.tsx";
import css from "./practice.module.css";
import { Checked } from "./told.tsx";
import { useCheck } from "./use-check.ts";

interface AskProps {
  door: string;
  drill: Drill;
  turn: Turn;
  asked: AskedView;
  topic: string;
  /** the player has seen what it was and goes on */
  onTold(right: boolean): void;
  onStop(): void;
  onAnew(): void;
}

/** One question without a clock: choose, check, and see what it was. Mounted once a turn. */
export function Ask(props: AskProps) {
  const { door, drill, turn, asked, onTold } = props;
  const words = useWords(practiceWords);
  const answer = useWords(playWords).answer;
  const kind = PHONE_KINDS[asked.kind];
  const [value, setValue] = useState<AnswerValue | null>(null);
  const { told, sending, holding, refusal, check, retry } = useCheck(door, {
    ...{ seed: drill.seed, question: turn.id, turn: turn.turn },
  });
  const whole = value !== null && kind.whole(asked, value);
  const checkIt = () => {
    if (whole && !sending) check(value);
  };
  useKeys(told === null && !sending, true, (key) => {
    if (key === "lock") checkIt();
    else if (key !== "back") setValue((now) => kind.picked(asked, now, key.pick) ?? now);
  });

  const stop = () => {
    if (told) onTold(told.checked.ruling.share === 1);
    props.onStop();
  };
  const head = (
    <Head
      ticks={<Lamps drill={drill} on={turn.card} />}
      left={words.at({ at: turn.card + 1, of: drill.cards.length, again: turn.turn > 0 })}
      right={
        <button type="button" className={play.name} onClick={stop}>
          {words.stop}
        </button>
      }
    />
  );
  if (told)
    return <Checked head={head} drill={drill} asked={asked} told={told} onNext={(right) => onTold(right)} />;
  return (
    <div className={`ph ${play.screen}`}>
      {head}
      <div className={play.body}>
        <Focused id="asked" className={stemClass(asked.stem)}>
          <Rich text={asked.stem} />
        </Focused>
        <Media asked={asked} />
        <div className={kind.sends === "button" ? play.near : play.low}>
          <Answer
            asked={asked}
            value={value}
            sent={null}
            locked={sending}
            shown={null}
            tags={[]}
            labelledBy="asked"
            onChange={setValue}
            onDone={checkIt}
          />
        </div>
      </div>
      <footer className={play.foot}>
        {refusal ? (
          <p role="alert">{refusal.code === "wrong-phase" ? words.early : words.changed}</p>
        ) : (
          <p role="status">
            {holding
              ? words.holding
              : sending
                ? words.checking
                : value === null
                  ? kind.hint(answer)
                  : words.take}
          </p>
        )}
        {refusal?.code === "wrong-phase" ? (
          <button type="button" onClick={() => check(value)}>
            {words.retry}
          </button>
        ) : refusal ? (
          <button type="button" onClick={props.onAnew}>
            {words.anew}
          </button>
        ) : holding ? (
          <button type="button" onClick={retry}>
            {words.tryNow}
          </button>
        ) : value === null ? (
          <button type="button" disabled={sending} onClick={() => check(null)}>
            {words.show}
          </button>
        ) : (
          kind.sends !== "button" && (
            <button type="button" className={css.go} disabled={!whole || sending} onClick={checkIt}>
              {words.check}
            </button>
          )
        )}
      </footer>
    </div>
  );
}
