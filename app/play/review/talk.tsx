"use client";
import { useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import { playReviewWords } from "#lib/i18n/play-review.ts";
import { THOUGHT_CHARS_MAX } from "#lib/kit/limits.ts";
import type { TalkOption } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Focused, Saying } from "../parts.tsx";
import play from "../play.module.css";
import { useEager } from "../use-eager.ts";
import styles from "./review.module.css";
import type { PartProps } from "./review.tsx";
import { FollowUps, OwnLink } from "./sealed.tsx";

/** The team talks over anonymous counts; each player taps one thing to keep and one to change. */
export function Talk({ play: tools, stage, own }: PartProps) {
  const words = useWords(playReviewWords).talk;
  const { session, seat } = tools;
  const keep = useEager(session, seat.seq, own.talked.keep);
  const change = useEager(session, seat.seq, own.talked.change);
  const none = stage.talk.keep.length + stage.talk.change.length === 0;
  return (
    <div className={play.body}>
      <Focused className={styles.title}>{words.title}</Focused>
      <p className={styles.sub}>{none ? words.few : words.note}</p>
      <Taps
        id="keep"
        title={words.keep}
        options={stage.talk.keep}
        chosen={keep.value}
        onTap={(option) => keep.send(option, { do: "talk", side: "keep", option })}
      />
      <Taps
        id="change"
        title={words.change}
        options={stage.talk.change}
        chosen={change.value}
        onTap={(option) => change.send(option, { do: "talk", side: "change", option })}
      />
    </div>
  );
}

function Taps({
  id,
  title,
  options,
  chosen,
  onTap,
}: {
  id: "keep" | "change";
  title: string;
  options: readonly TalkOption[];
  chosen: string | null;
  onTap(option: string): void;
}) {
  const words = useWords(playReviewWords).talk;
  const causes = useWords(playBreakWords).cause;
  if (options.length === 0) return null;
  return (
    <>
      <h2 className={styles.h2} id={id}>
        {title}
      </h2>
      <fieldset className={styles.taps} aria-labelledby={id}>
        {options.map((one) => (
          <button
            key={one.option}
            type="button"
            aria-pressed={chosen === one.option}
            onClick={() => onTap(one.option)}
          >
            <span>
              {one.topic ?? (one.cause && causes[one.cause])}
              <small>
                {one.cause
                  ? words.tags(one)
                  : id === "keep"
                    ? words.right(one)
                    : words.reclaim({ n: one.of - one.n, of: one.of })}
              </small>
            </span>
            {one.taps > 0 && <em>{words.taps({ n: one.taps })}</em>}
          </button>
        ))}
      </fieldset>
    </>
  );
}

/** The coach speaks; the phone points up and shows whose focus is what. */
export function Coach({ stage }: PartProps) {
  const words = useWords(playReviewWords).coach;
  const { focus } = stage;
  const rows = focus
    ? [
        { who: words.players, topics: focus.players.map((one) => `${one.topic} (${one.n})`) },
        { who: words.coach, topics: focus.coach },
        { who: words.record, topics: focus.record },
      ]
    : [];
  return (
    <Saying title={words.title}>
      <p className={play.msg}>{words.note}</p>
      <dl className={`${play.low} ${styles.focus}`}>
        {rows
          .filter((row) => row.topics.length > 0)
          .map((row) => (
            <div key={row.who}>
              <dt>{row.who}</dt>
              <dd>{row.topics.join(", ")}</dd>
            </div>
          ))}
      </dl>
    </Saying>
  );
}

type View = "agree" | "differ" | "add";
const VIEWS: readonly View[] = ["agree", "differ", "add"];

/** Agree, see it differently, or add something, with a reason if there is one. */
export function Respond({ play: tools, own }: PartProps) {
  const words = useWords(playReviewWords).respond;
  const common = useWords(commonWords);
  const response = useEager<View | null>(tools.session, tools.seat.seq, own.responded);
  const [view, setView] = useState<View | null>(response.value);
  const [text, setText] = useState("");
  const [sentText, setSentText] = useState("");
  const isSent = view !== null && view === response.value && text.trim() === sentText;
  const send = () => {
    if (view === null || isSent) return;
    response.send(view, { do: "respond", view, text: text.trim() });
    setSentText(text.trim());
  };
  return (
    <>
      <div className={play.body}>
        <Focused className={play.big}>{words.title}</Focused>
        <fieldset className={`${play.low} ${styles.taps}`} aria-label={words.title}>
          {VIEWS.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
              <span>{words[one]}</span>
            </button>
          ))}
        </fieldset>
        <form
          className={styles.thought}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <input
            aria-label={words.why}
            placeholder={words.why}
            value={text}
            maxLength={THOUGHT_CHARS_MAX}
            autoComplete="off"
            enterKeyHint="send"
            onChange={(event) => setText(event.target.value)}
          />
        </form>
        {response.refused && <p role="alert">{common.refusal[response.refused]}</p>}
      </div>
      <button type="button" className="cta" disabled={view === null || isSent} onClick={send}>
        {isSent ? words.sent : words.send}
      </button>
    </>
  );
}

/** One topic for the next practice, when it will be checked, and the link that stays. */
export function Commit({ play: tools, stage, own }: PartProps) {
  const words = useWords(playReviewWords).commit;
  const pick = useEager(tools.session, tools.seat.seq, own.committed);
  const { focus } = stage;
  const topics = [
    ...new Set([
      ...(own.focus ? [own.focus] : []),
      ...(focus ? [...focus.coach, ...focus.record, ...focus.players.map((one) => one.topic)] : []),
    ]),
  ];
  return (
    <div className={play.body}>
      <Focused className={styles.title}>{words.title}</Focused>
      <p className={styles.sub}>
        {topics.length === 0
          ? words.none
          : pick.value === null
            ? words.note
            : words.picked({ topic: pick.value })}
      </p>
      <fieldset className={styles.taps} aria-label={words.title}>
        {topics.map((topic) => (
          <button
            key={topic}
            type="button"
            aria-pressed={pick.value === topic}
            onClick={() => pick.send(topic, { do: "commit", topic })}
          >
            <span>{topic}</span>
          </button>
        ))}
      </fieldset>
      <div className={play.low}>
        {!stage.followUp && <FollowUps booked={stage.followUps} />}
        {own.link && <OwnLink path={own.link} />}
      </div>
    </div>
  );
}
