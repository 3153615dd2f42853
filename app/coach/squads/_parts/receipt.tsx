"use client";
import Download from "lucide-react/icons/download";
import { useEffect, useRef } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { ReceiptAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { clock, weekday } from "../../_desk/when.ts";
import { saveText } from "./key.ts";
import css from "./receipt.module.css";

export type Erased = Pick<ReceiptAnswer, "receipt" | "scrimmages">;

/** What an erasure took and what stays, in counts. It says of nobody whose they were. */
export function ReceiptCard({ erased, close }: { erased: Erased; close?: () => void }) {
  const words = useWords(squadsWords).receipt;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { receipt, scrimmages = 0 } = erased;
  const { removed, stays } = receipt;
  const gone = [
    removed.members > 0 && words.members({ n: removed.members }),
    (scrimmages > 0 || receipt.what === "scrimmage") && words.scrimmages({ n: Math.max(1, scrimmages) }),
    removed.answers > 0 &&
      `${words.answers({ n: removed.answers })}, ${words.sessions({ n: removed.sessions })}`,
    removed.practised > 0 && words.practised({ n: removed.practised }),
    removed.bookings > 0 && words.bookings({ n: removed.bookings }),
  ].filter((line) => line !== false);
  const left = stays.answers > 0 ? [words.unnamed(stays)] : [words.nothingStays];
  const when = `${weekday(receipt.at)}, ${clock(receipt.at)}`;
  const save = () => {
    const lines = [words.title, when, "", `${words.gone}:`, ...gone, "", `${words.stays}:`, ...left];
    saveText([...lines, "", words.backups].join("\r\n"), "receipt.txt", "text/plain");
  };
  return (
    <section className={`card ${css.receipt}`}>
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="lab">{when}</p>
      <dl>
        <dt>{words.gone}</dt>
        {gone.map((line) => (
          <dd key={line}>{line}</dd>
        ))}
        <dt>{words.stays}</dt>
        {left.map((line) => (
          <dd key={line}>{line}</dd>
        ))}
      </dl>
      <p className={css.note}>{words.backups}</p>
      <div className={css.acts}>
        <button type="button" className="btn" onClick={save}>
          <Download size={16} aria-hidden="true" />
          {words.save}
        </button>
        {close && (
          <button type="button" className="btn" onClick={close}>
            {words.close}
          </button>
        )}
      </div>
    </section>
  );
}
