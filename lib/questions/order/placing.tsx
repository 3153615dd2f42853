import { useLayoutEffect, useRef } from "react";
import styles from "../phone.module.css";
import { density, type PhoneProps } from "../phone-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";
import { placed, tapped } from "./tapped.ts";

type Asked = Extract<AskedView, { kind: "order" }>;
type Key = Extract<KeyView, { kind: "order" }>;

/** Tap the entries in order; from the reveal on, the right order with the own places beside it. */
export default function OrderAnswer(props: PhoneProps<Asked, Key>) {
  return props.shown ? <Shown {...props} shown={props.shown} /> : <Placing {...props} />;
}

function moved(order: number[], from: number, to: number): number[] {
  const next = [...order];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

function Placing({
  asked,
  value,
  locked,
  labelledBy,
  words,
  look: { Mark, Rich },
  onChange,
}: PhoneProps<Asked, Key>) {
  const order = placed(value);
  const of = asked.entries.length;
  const rest = asked.entries.map((_, position) => position).filter((position) => !order.includes(position));
  const list = useSlide<HTMLOListElement>();
  return (
    <ol
      ref={list}
      className={`${styles.opts} ${styles.order} ${locked ? styles.locked : ""}`}
      data-density={density(asked.stem, asked.entries, asked.media)}
      aria-labelledby={labelledBy}
    >
      {[...order, ...rest].map((position) => {
        const at = order.indexOf(position);
        const text = asked.entries[position] ?? "";
        const move = (to: number) => onChange(moved(order, at, to));
        return (
          <li key={position} data-key={position} className={`${styles.step} ${at >= 0 ? styles.placed : ""}`}>
            <button
              type="button"
              className={styles.pick}
              disabled={locked}
              aria-label={words.entry({ place: at + 1, text })}
              onClick={() => onChange(tapped(order, position, of))}
            >
              {at >= 0 ? <b className={styles.place}>{at + 1}</b> : <Mark position={position} />}
              <span className={styles.text}>
                <Rich text={text} />
              </span>
            </button>
            {at >= 0 && (
              <span className={styles.moves}>
                <Move
                  up
                  disabled={locked || at === 0}
                  name={words.up({ text })}
                  onClick={() => move(at - 1)}
                />
                <Move
                  disabled={locked || at === order.length - 1}
                  name={words.down({ text })}
                  onClick={() => move(at + 1)}
                />
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Move({
  up = false,
  name,
  disabled,
  onClick,
}: {
  up?: boolean;
  name: string;
  disabled: boolean;
  onClick(): void;
}) {
  return (
    <button type="button" aria-label={name} disabled={disabled} onClick={onClick}>
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d={up ? "M12 19V5M6 11l6-6 6 6" : "M12 5v14M6 13l6 6 6-6"} />
      </svg>
    </button>
  );
}

function Shown({ asked, shown, tags, words, look: { Mark, Rich } }: PhoneProps<Asked, Key> & { shown: Key }) {
  return (
    <ol
      className={`${styles.opts} ${styles.order} ${styles.shown}`}
      data-density={density(asked.stem, asked.entries, asked.media)}
    >
      {shown.order.map((position, at) => {
        const own = tags.map((tag) => ({ word: tag.word, place: placed(tag.value).indexOf(position) }));
        const there = own.some((one) => one.place === at);
        const note = own
          .filter((one) => one.place >= 0)
          .map((one) => words.placedAt({ word: one.word, place: one.place + 1 }));
        return (
          <li
            key={position}
            className={`${styles.opt} k${"ABCDEFGH"[position]} ${there || own.length === 0 ? styles.right : ""}`}
          >
            <Mark position={position} />
            <span className={styles.text}>
              {at + 1}. <Rich text={asked.entries[position] ?? ""} />
            </span>
            {note.length > 0 && <em>{note.join(", ")}</em>}
          </li>
        );
      })}
    </ol>
  );
}

/** Rows glide from where they were to where they are now. Nothing moves where less motion is wanted. */
function useSlide<E extends HTMLElement>() {
  const list = useRef<E>(null);
  const before = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const top = list.current?.offsetTop ?? 0;
    for (const row of list.current?.querySelectorAll<HTMLElement>("[data-key]") ?? []) {
      const key = row.dataset.key ?? "";
      const now = row.offsetTop - top;
      const by = (before.current.get(key) ?? now) - now;
      before.current.set(key, now);
      if (by !== 0 && !still) {
        row.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], {
          duration: 220,
          easing: "cubic-bezier(0.2, 0.8, 0.2, 1)",
        });
      }
    }
  });
  return list;
}
