"use client";
import type { CSSProperties } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import { PROJECTOR_KINDS } from "#lib/questions/projector.tsx";
import type { HeldView } from "#lib/views/types.ts";
import { Mark } from "../../_look/mark.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { useAfter } from "../clock.ts";
import { DARK_MS } from "../question.tsx";
import { useFit } from "../use-fit.ts";
import css from "./break.module.css";
import type { PartProps } from "./break.tsx";
import { type SplitRow, splitRows, topLure } from "./split.ts";

/** How the reveal makes room: as designed, with a wider why, and at last the right answer and the why alone. */
const LAYOUTS = [
  { head: 4.6, list: 2.8, even: false, tight: false, stacked: false },
  { head: 3.75, list: 2.67, even: false, tight: true, stacked: false },
  { head: 3.25, list: 2.67, even: true, tight: true, stacked: false },
  { head: 2.8, list: 2.67, even: true, tight: true, stacked: false },
  { head: 2.8, list: 2.67, even: false, tight: true, stacked: true },
  { head: 2.67, list: 2.3, even: false, tight: true, stacked: true },
] as const;

/** The held question is told: what was right, what the room said before and after, and why. */
export function HeldReveal({ stage }: PartProps) {
  const { held } = stage;
  return held?.shown ? <Told held={held} shown={held.shown} /> : <div className={css.one} />;
}

function Told({ held, shown }: { held: HeldView; shown: NonNullable<HeldView["shown"]> }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const lit = useAfter(true, DARK_MS);
  const { asked } = held;
  const kind = PROJECTOR_KINDS[asked.kind];
  const askedWords = { ...words, true: common.true, false: common.false };
  const rows = splitRows(
    kind.lines(asked, askedWords),
    kind.right(asked, shown.key, askedWords),
    held.split,
    { marks: kind.marks, say: (value) => kind.say(asked, value) },
  );
  const fit = useFit(LAYOUTS.length, `${held.run} reveal`);
  const layout = LAYOUTS[fit.at];
  if (!layout) return null;
  const here = layout.stacked ? rows.filter((row) => row.right) : rows;
  const lure = topLure(rows, (value) => kind.misconception(shown.key, value));
  const most = Math.max(1, ...rows.flatMap((row) => [row.before, row.after]));
  return (
    <div ref={fit.area} className={css.huddle}>
      <div
        className={css.content}
        style={{ "--head": `${layout.head}rem`, "--list": `${layout.list}rem` } as CSSProperties}
      >
        <p className={css.what}>{held.reasked ? words.askedAgain : words.heldQuestion}</p>
        <h1 data-fit dir="auto" className={`${css.stem} ${layout.head < 4 ? css.fine : ""}`}>
          <Rich text={asked.stem} />
        </h1>
        <div className={`${css.two} ${layout.even ? css.even : ""} ${layout.stacked ? css.stacked : ""}`}>
          <div className={`${css.left} ${lit ? css.lit : css.dark}`}>
            {held.split ? (
              <p className={css.key} aria-hidden="true">
                <span>
                  <i className={css.was} />
                  {words.before}
                </span>
                <span>
                  <i />
                  {words.after}
                </span>
              </p>
            ) : (
              <p className={css.key}>{words.splitHidden}</p>
            )}
            <ul
              className={`${css.list} ${css.told} ${layout.tight ? css.tight : ""} ${held.split ? "" : css.bare}`}
            >
              {here.map((row) => (
                <Row key={row.text} row={row} lit={lit} most={held.split ? most : null} />
              ))}
            </ul>
          </div>
          <aside className={`${css.side} ${css.told}`}>
            {lit && shown.explanation && (
              <>
                <p className={css.say}>{words.why}</p>
                <p className={css.why} dir="auto">
                  <Rich text={shown.explanation} />
                </p>
              </>
            )}
            {lit && lure && !layout.stacked && (
              <>
                {shown.explanation && <hr />}
                <div className={css.lure}>
                  {lure.marks[0] !== undefined && (
                    <Mark look="plain" position={lure.marks[0]} className={css.small} />
                  )}
                  <p dir="auto">
                    <Rich text={lure.text} />
                  </p>
                </div>
              </>
            )}
          </aside>
        </div>
      </div>
    </div>
  );
}

/** One answer with the counts before and after; `most` is the longest bar, null where no numbers are shown. */
function Row({ row, lit, most }: { row: SplitRow; lit: boolean; most: number | null }) {
  const words = useWords(projectorWords);
  const share = (n: number, of: number) =>
    ({ "--share": `${((n / of) * 100).toFixed(1)}%` }) as CSSProperties;
  return (
    <li className={row.right && lit ? css.right : ""}>
      <span className={`${css.marks} ${row.marks.length > 1 ? css.several : ""}`}>
        {row.marks.map((position) => (
          <Mark key={position} look="plain" position={position} className={css.one} />
        ))}
      </span>
      <p dir="auto">
        <Rich text={row.text} />
        {row.right && lit && <span className="sr"> ({words.rightWord})</span>}
      </p>
      {most !== null && lit && (
        <div
          className={css.ba}
          role="img"
          aria-label={words.splitSpoken({ text: row.text, before: row.before, after: row.after })}
        >
          <div className={css.was}>
            <i style={share(row.before, most)} />
            {row.before}
          </div>
          <div>
            <i style={share(row.after, most)} />
            {row.after}
          </div>
        </div>
      )}
    </li>
  );
}
