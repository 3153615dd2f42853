"use client";
import Copy from "lucide-react/icons/copy";
import { useEffect, useRef, useState } from "react";
import { checkWords } from "#lib/i18n/check.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./ask.module.css";
import type { Advice, Findings } from "./verdict.ts";

const ROWS = 18;

/** In plain words to the coach, and as a text to send to whoever runs the network. */
export function Ask({ advice, found }: { advice: readonly Advice[]; found: Findings }) {
  const words = useWords(checkWords);
  const [place, setPlace] = useState<{ host: string; address: string; socket: string } | null>(null);
  useEffect(() => {
    const { host, origin } = location;
    setPlace({ host, address: origin, socket: `${origin.replace(/^http/, "ws")}/live` });
  }, []);
  const needs = advice.map((one) => words.advice[one]);
  const line = found.websocket ?? found.polling;
  const measured = line
    ? words.measured({
        transport: found.websocket ? words.overWebsocket : words.overPolling,
        median: line.medianMs,
        worst: line.worstMs,
        kBps: found.kBps ?? 0,
      })
    : words.measuredNone;
  return (
    <section className={css.ask}>
      <h2>{words.ask}</h2>
      {needs.length === 0 ? (
        <p>{words.nothingToAsk}</p>
      ) : (
        <ul className={css.needs}>
          {needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      )}
      {place && <Text text={words.text({ ...place, needs, found: measured })} />}
    </section>
  );
}

/** The clipboard is closed to pages without https: the text is then chosen, to be copied by hand. */
function Text({ text }: { text: string }) {
  const words = useWords(checkWords);
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words.copied);
    } catch {
      field.current?.focus();
      field.current?.select();
      setSaid(words.copyHint);
    }
  };
  return (
    <div className={css.text}>
      <label htmlFor="ask-text">
        <h3>{words.copyHeading}</h3>
      </label>
      <textarea id="ask-text" ref={field} readOnly rows={ROWS} value={text} />
      <p className={css.copy}>
        <button type="button" className="btn" onClick={copy}>
          <Copy size={16} aria-hidden="true" />
          {words.copy}
        </button>
        <span role="status">{said}</span>
      </p>
    </div>
  );
}
