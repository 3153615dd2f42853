"use client";
import Monitor from "lucide-react/icons/monitor";
import Link from "next/link";
import { coachWords } from "#lib/i18n/coach.ts";
import type { ScrimmageLine } from "#lib/protocol/http.ts";
import { useWords } from "../../_words/use-words.ts";
import { ago } from "../_desk/when.ts";
import home from "./home.module.css";
import css from "./lines.module.css";
import { Remove } from "./remove.tsx";

/** Scrimmages that are on: one tap back to the desk of each. */
export function Live({
  lines,
  now,
  changed,
}: {
  lines: readonly ScrimmageLine[];
  now: number;
  changed: () => void;
}) {
  const words = useWords(coachWords).home;
  return (
    <section aria-labelledby="live">
      <h2 id="live">{words.live}</h2>
      <ul className={home.list}>
        {lines.map((line, i) => (
          <li key={line.id} className={`card ${css.live}`}>
            <span className={`num ${css.code}`}>
              <span className="sr">{words.code({ code: line.code })}</span>
              <span aria-hidden="true">{line.code}</span>
            </span>
            <span className={css.what}>
              <b>{line.title}</b>
              <span>
                {words.phase(line)} · {words.players({ n: line.players })} · {ago(now, line.createdAt)}
              </span>
            </span>
            <span className={css.acts}>
              <Remove line={line} changed={changed} />
              <a className="btn" href={`/screen/${line.code}`} target="_blank" rel="noreferrer">
                <Monitor size={16} aria-hidden="true" />
                {words.projector}
              </a>
              <Link className={i === 0 ? "btn pri" : "btn"} href={`/coach/live/${line.id}`}>
                {words.resume}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
