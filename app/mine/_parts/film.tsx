import { reviewWords } from "#lib/i18n/review.ts";
import type { MineFrame, MineReport } from "#lib/review/types.ts";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Frame } from "../../play/film.tsx";
import { Media } from "../../play/parts.tsx";
import css from "./mine.module.css";

/** Every question this player was asked, closed until opened. */
export function Film({ mine }: { mine: MineReport }) {
  const words = useWords(reviewWords);
  const w = words.mine;
  const rounds = [...new Set(mine.film.map((frame) => frame.round))];
  if (mine.film.length === 0) return null;
  return (
    <section className={css.part} aria-labelledby="film">
      <h2 id="film">{w.film}</h2>
      <p className={css.quiet}>{w.filmText}</p>
      {rounds.map((round) => (
        <ul key={round} className={css.film}>
          {mine.film
            .filter((frame) => frame.round === round)
            .map((frame) => (
              <li key={frame.run}>
                <details>
                  <summary>
                    <i data-lit={frame.result === "right"} aria-hidden="true" />
                    <span>
                      <Rich text={frame.asked.stem} />
                      <small>
                        {w.where(frame)} · {resultWord(frame, w)}
                      </small>
                    </span>
                  </summary>
                  <Frame frame={frame}>
                    <Media asked={frame.asked} lazy />
                  </Frame>
                  <FrameNotes frame={frame} />
                </details>
              </li>
            ))}
        </ul>
      ))}
    </section>
  );
}

function resultWord(frame: MineFrame, w: { filmRight: string; filmOther: string; filmNone: string }): string {
  if (frame.result === "right") return w.filmRight;
  return frame.result === "none" ? w.filmNone : w.filmOther;
}

/** What stands under a frame: the why, what it mixes up, and one's own notes. */
export function FrameNotes({ frame }: { frame: MineFrame }) {
  const words = useWords(reviewWords);
  const w = words.mine;
  const notes = [
    frame.thrownOut ? w.thrown : null,
    frame.late ? w.late : null,
    frame.cause ? w.tag({ cause: words.cause[frame.cause] }) : null,
    frame.thought ? w.thought({ text: frame.thought }) : null,
  ].filter((note) => note !== null);
  return (
    <div className={css.notes}>
      {frame.explanation && (
        <p>
          <b>{w.whyRight}</b> <Rich text={frame.explanation} />
        </p>
      )}
      {frame.misconception && (
        <p>
          <Rich text={frame.misconception} />
        </p>
      )}
      {frame.huddle && (
        <p>
          <Rich text={w.huddle({ text: frame.huddle.text })} />
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className={css.quiet}>
          {note}
        </p>
      ))}
    </div>
  );
}
