"use client";
import { useEffect, useState } from "react";
import { glued } from "./glued.ts";

/** `$…$` with nothing blank at its ends and no digit behind it, so that "$5 and $10" is money */
const MATHS = /\$([^\s$](?:[^$\n]*[^\s$])?)\$(?!\d)/;

/**
 * Text with `$…$` maths. KaTeX is loaded only when a text has any, so a page without maths pays
 * nothing; until it is there the source is shown, which can be read too.
 */
export function Rich({ text }: { text: string }) {
  const [html, setHtml] = useState<string[] | null>(null);
  const parts = text.split(MATHS);
  const hasMaths = parts.length > 1;
  useEffect(() => {
    if (!hasMaths) return;
    let gone = false;
    void import("./katex.ts").then(({ render }) => {
      if (!gone) setHtml(text.split(MATHS).map((part, i) => (i % 2 === 1 ? render(part) : part)));
    });
    return () => {
      gone = true;
    };
  }, [text, hasMaths]);
  if (!hasMaths) return <>{glued(text)}</>;
  return (
    <>
      {parts.map((part, i) => {
        const key = `${i}:${part}`;
        if (i % 2 === 0) return <span key={key}>{glued(part)}</span>;
        const rendered = html?.[i];
        if (rendered === undefined) return <span key={key}>{part}</span>;
        // KaTeX escapes what it is given and is called with trust off.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
        return <span key={key} dangerouslySetInnerHTML={{ __html: rendered }} />;
      })}
    </>
  );
}
