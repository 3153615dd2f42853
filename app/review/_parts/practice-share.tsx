"use client";
import { useEffect, useState } from "react";
import { practiceWords } from "#lib/i18n/practice.ts";
import type { PracticeLinkAnswer } from "#lib/practice/types.ts";
import type { AddressAnswer } from "#lib/protocol/http.ts";
import { useWords } from "../../_words/use-words.ts";
import { useAnswer } from "../../coach/_desk/use-answer.ts";
import { Qr } from "../../screen/_parts/qr.tsx";
import css from "./practice.module.css";

/** The set on players' own phones: its link, and the same as a code to point a camera at. */
export function PracticeShare({ id }: { id: string }) {
  const words = useWords(practiceWords);
  const { answer: link } = useAnswer<PracticeLinkAnswer>(
    `/api/scrimmages/${encodeURIComponent(id)}/practice-link`,
  );
  const { answer: address } = useAnswer<AddressAnswer>("/api/address");
  const [copied, setCopied] = useState(false);
  // On plain HTTP a browser has no clipboard; there the link is there to be marked.
  const [copies, setCopies] = useState(false);
  useEffect(() => setCopies("clipboard" in navigator), []);
  if (!link?.ok || !address?.ok) return null;
  const url = address.url + link.path;
  return (
    <section className={css.share} aria-labelledby="share">
      <Qr text={url} name={words.qr({ link: url })} className={css.qr ?? ""} />
      <div>
        <h3 id="share">{words.share}</h3>
        <p>{words.shareText}</p>
        <p>{words.shareKept}</p>
        <p className={css.link}>
          <a href={link.path}>{url}</a>
        </p>
        {copies && (
          <button
            type="button"
            className="btn"
            onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
          >
            {copied ? words.copied : words.copy}
          </button>
        )}
        <span className="sr" role="status">
          {copied ? words.copied : ""}
        </span>
      </div>
    </section>
  );
}
