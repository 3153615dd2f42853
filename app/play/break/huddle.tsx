"use client";
import { useEffect, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import { playBreakWords } from "#lib/i18n/play-break.ts";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { Tag } from "#lib/questions/phone-parts.tsx";
import type { AnswerValue } from "#lib/questions/views.ts";
import type { HeldView } from "#lib/views/types.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Answer, Focused, Media, Saying, spoken, Told, useLitInSight } from "../parts.tsx";
import play from "../play.module.css";
import type { Play } from "../tools.ts";
import { useEager } from "../use-eager.ts";
import { useKeys } from "../use-keys.ts";
import styles from "./break.module.css";
import type { BreakProps } from "./break.tsx";

/** Talk, then answer the held question again. */
export function Huddle({ play: tools, stage }: BreakProps) {
  const words = useWords(playBreakWords).held;
  const team = tools.seat.team === null ? undefined : stage.teams[tools.seat.team];
  if (stage.held) {
    return (
      <Revote
        play={tools}
        held={stage.held}
        title={words.say}
        note={team ? words.with({ team }) : words.sayNote}
      />
    );
  }
  return (
    <Saying title={words.none}>
      <p className={play.msg}>{words.noneNote}</p>
    </Saying>
  );
}

/** The held question with the own answer of the round in sight; open in think and huddle. */
export function Revote({
  play: tools,
  held,
  title,
  note,
}: {
  play: Play;
  held: HeldView;
  title: string;
  note?: string;
}) {
  const words = useWords(playBreakWords).held;
  const common = useWords(commonWords);
  const film = tools.seat.film;
  const { asked } = held;
  const kind = PHONE_KINDS[asked.kind];
  const vote = useEager<AnswerValue | null>(tools.session, tools.seat.seq, film?.revote ?? null);
  const [draft, setDraft] = useState<AnswerValue | null>(null);
  const before = film?.heldBefore ?? null;
  const value = draft ?? vote.value;
  const send = (whole: AnswerValue) => {
    vote.send(whole, { do: "revote", value: whole });
    if (kind.sends !== "button") setDraft(null);
  };
  const change = (next: AnswerValue) => {
    if (!held.open) return;
    if (kind.sends !== "button" && kind.whole(asked, next)) send(next);
    else setDraft(next);
  };
  useKeys(held.open, tools.prefs.keys, (key) => {
    if (typeof key === "string") return;
    const next = kind.picked(asked, value, key.pick);
    if (next !== null) change(next);
  });
  return (
    <>
      <div className={play.body}>
        <Focused className={styles.title}>{title}</Focused>
        {note && <p className={styles.sub}>{note}</p>}
        <p className={`${play.q} ${kind.sends === "button" ? styles.near : ""}`} id="held">
          <Rich text={asked.stem} />
        </p>
        <Media asked={asked} />
        <Answer
          asked={asked}
          value={value}
          sent={vote.value}
          locked={!held.open}
          shown={null}
          tags={before === null ? [] : [{ value: before, word: words.before, right: null }]}
          labelledBy="held"
          onChange={change}
          onDone={() => {
            if (draft !== null && kind.whole(asked, draft)) send(draft);
          }}
        />
      </div>
      <footer className={play.foot}>
        {vote.refused ? (
          <p role="alert">{common.refusal[vote.refused]}</p>
        ) : (
          <p>
            {!held.open ? words.noMore : vote.value === null ? (before === null ? "" : words.hint) : words.in}
          </p>
        )}
      </footer>
    </>
  );
}

/** The right answer, the own one before and after the talk, and why. */
export function Revealed({ play: tools, stage }: BreakProps) {
  const words = useWords(playBreakWords).held;
  const all = useWords(playWords);
  const common = useWords(commonWords);
  const { seat, say } = tools;
  const { held } = stage;
  const shown = held?.shown ?? null;
  const right =
    held && shown ? spoken(PHONE_KINDS[held.asked.kind].right(held.asked, shown.key, all.answer)) : null;
  const film = seat.film;
  const now = film?.revote ?? film?.heldBefore ?? null;
  const own =
    held && now !== null ? spoken(PHONE_KINDS[held.asked.kind].line(held.asked, now, all.answer)) : null;
  useEffect(() => {
    if (right !== null) say(all.reveal.said({ right, own }));
  }, [right, own, say, all]);
  const body = useLitInSight(shown !== null);
  if (!held || !shown) return <Saying title={words.none} />;
  const isRight = film?.revote == null ? film?.heldBeforeRight : film.revoteRight;
  return (
    <>
      <div className={play.body} ref={body}>
        <Focused className={`${play.big} ${play.verdict}`}>
          {now === null ? words.noAnswer : isRight ? common.right : common.notYet}
        </Focused>
        {shown.explanation && (
          <p className={`${play.msg} ${play.verdict}`}>
            <Rich text={shown.explanation} />
          </p>
        )}
        <Told id="held" asked={held.asked} shown={shown.key} value={now} tags={ownTags(film, words)} />
      </div>
      {/* as high as in the huddle, so that no option moves */}
      <footer className={play.foot} />
    </>
  );
}

interface OwnVotes {
  heldBefore: AnswerValue | null;
  heldBeforeRight: boolean | null;
  revote: AnswerValue | null;
  revoteRight: boolean | null;
}

function ownTags(votes: OwnVotes | null, words: { before: string; now: string; both: string }): Tag[] {
  if (!votes) return [];
  const { heldBefore, heldBeforeRight, revote, revoteRight } = votes;
  if (heldBefore !== null && JSON.stringify(heldBefore) === JSON.stringify(revote)) {
    return [{ value: heldBefore, word: words.both, right: heldBeforeRight }];
  }
  const tags: Tag[] = [];
  if (heldBefore !== null) tags.push({ value: heldBefore, word: words.before, right: heldBeforeRight });
  if (revote !== null) tags.push({ value: revote, word: words.now, right: revoteRight });
  return tags;
}
