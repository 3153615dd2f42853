"use client";
import { type ReactNode, type RefObject, Suspense, useEffect, useRef } from "react";
import { playWords } from "#lib/i18n/play.ts";
import { later } from "#lib/questions/later.tsx";
import { PHONE_KINDS } from "#lib/questions/phone.tsx";
import type { Line, PhoneLook, PhoneProps, Tag } from "#lib/questions/phone-parts.tsx";
import type { AnswerValue, AskedView, KeyView } from "#lib/questions/views.ts";
import { LETTERS, Mark } from "../_look/mark.tsx";
import { Rich } from "../_look/maths.tsx";
import { useWords } from "../_words/use-words.ts";
import styles from "./play.module.css";

const medium = later(() => import("./media.tsx"));
const LOOK: PhoneLook = { Mark, Rich };

/** A heading that takes the focus when it appears, or when `when` becomes true. */
export function Focused({
  id,
  className,
  when = true,
  children,
}: {
  id?: string;
  className?: string;
  when?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (when) heading.current?.focus({ preventScroll: true });
  }, [when]);
  return (
    <h1 ref={heading} id={id} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}

/** Class of a question's size by its letters (`look.md` 2). */
export function stemClass(stem: string): string {
  const size = stem.length <= 60 ? styles.short : stem.length <= 140 ? styles.medium : styles.long;
  return `${styles.stem} ${size}`;
}

/** The answer part of a question, whatever its type. */
export function Answer(props: Omit<PhoneProps<AskedView, KeyView>, "look" | "words">) {
  const words = useWords(playWords).answer;
  const { Answer: Kind } = PHONE_KINDS[props.asked.kind];
  // Some types are fetched when they come up: the question itself never waits for them.
  return (
    <Suspense>
      <Kind {...props} words={words} look={LOOK} />
    </Suspense>
  );
}

/** The room of a question's picture or recording, kept from the start; what fills it is fetched when one comes, lazily among many. */
export function Media({ asked: { media }, lazy = false }: { asked: AskedView; lazy?: boolean }) {
  if (!media) return null;
  return (
    <div className={styles.media} data-kind={media.kind}>
      <Suspense>
        <medium.Part media={media} lazy={lazy} />
      </Suspense>
    </div>
  );
}

/** A question that was answered: what it asked, the right answer lit, the own ones outlined. */
export function Told({
  id,
  asked,
  shown,
  value,
  tags,
}: {
  id: string;
  asked: AskedView;
  shown: KeyView | null;
  value: AnswerValue | null;
  tags: readonly Tag[];
}) {
  return (
    <>
      <p className={styles.q} id={id}>
        <Rich text={asked.stem} />
      </p>
      <Media asked={asked} />
      <Answer
        asked={asked}
        value={value}
        sent={value}
        locked
        shown={shown}
        tags={tags}
        labelledBy={id}
        onChange={() => {}}
        onDone={() => {}}
      />
    </>
  );
}

/** On a small phone the lit card may lie below the edge: brings it into sight, where `when` allows. */
export function useLitInSight(when: boolean): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (when) body.current?.querySelector("[class*=right]")?.scrollIntoView({ block: "nearest" });
  }, [when]);
  return body;
}

/** "B, The south is tilted towards the Sun" */
export function spoken({ marks, text }: Line): string {
  return marks.length === 1 ? `${LETTERS[marks[0] ?? 0]}, ${text}` : text;
}

/** An answer as a coloured card: the colour and mark of its option, or chalk where it has none. */
export function Mine({ asked, value, label }: { asked: AskedView; value: AnswerValue; label: string }) {
  const words = useWords(playWords).answer;
  const { marks, text } = PHONE_KINDS[asked.kind].line(asked, value, words);
  const one = marks.length === 1 ? marks[0] : undefined;
  return (
    <div className={`${styles.mine} ${one === undefined ? "" : `k${LETTERS[one]}`}`}>
      {one !== undefined && <Mark position={one} />}
      <span>
        <small>{label}</small>
        <Rich text={text} />
      </span>
    </div>
  );
}

/** One idea, said large: what a phone shows when there is nothing to tap. */
export function Saying({
  title,
  children,
  focus = true,
}: {
  title: string;
  children?: ReactNode;
  focus?: boolean;
}) {
  return (
    <div className={styles.saying}>
      {focus ? <Focused className={styles.big}>{title}</Focused> : <h1 className={styles.big}>{title}</h1>}
      {children}
    </div>
  );
}

/** 0, 1, 2 … as many as `n`: for rows of ticks and lamps */
export function counted(n: number): number[] {
  return Array.from({ length: n }, (_, at) => at);
}

/** an amount with its sign, and a real minus */
export function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points).replace("-", "−");
}
