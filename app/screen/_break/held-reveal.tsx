"use client";
import type { CSSProperties } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import { PROJECTOR_KINDS } from "#lib/questions/projector.tsx";
import type { HeldView } from "#lib/views/types.ts";
import { Mark } from "../../_look/mark.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Bars, BarsKey } from "../_parts/bars.tsx";
import { useAfter } from "../clock.ts";
import { DARK_MS } from "../motion.ts";
import { useFit } from "../use-fit.ts";
import type { PartProps } from "./break.tsx";
import css from "./held.module.css";
import { type SplitRow, splitRows, topLure } from "./split.ts";
import told from "./told.module.css";

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
  return held?.shown ? <Told held={held} shown={held.shown} /> : null;
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
    <div ref={fit.area} className={css.area}>
      <div
        className={css.content}
        style={{ "--head": `${layout.head}rem`, "--list": `${layout.list}rem` } as CSSProperties}
      >
        <p className={css.kind}>{held.reasked ? words.askedAgain : words.heldQuestion}</p>
        <h1 data-fit dir="auto" className={`${css.stem} ${layout.head < 4 ? css.fine : ""}`}>
          <Rich text={asked.stem} />
        </h1>
        <div className={`${css.two} ${layout.even ? css.even : ""} ${layout.stacked ? css.stacked : ""}`}>
          <div className={`${css.left} ${lit ? "" : told.dark}`}>
            {held.split ? (
              <BarsKey was={words.before} is={words.after} />
            ) : (
              <p className={told.hidden}>{words.splitHidden}</p>
            )}
            <ul className={`${told.rows} ${layout.tight ? css.tight : ""}`}>
              {here.map((row) => (
                <Row key={row.text} row={row} lit={lit} most={held.split ? most : null} />
              ))}
            </ul>
          </div>
          {/* There from the start, so that nothing moves when the light comes. */}
          <aside className={`${css.side} ${css.told} ${lit ? "" : told.unseen}`}>
            {shown.explanation && (
              <>
                <h2 className={css.say}>{words.why}</h2>
                <p className={told.why} dir="auto">
                  <Rich text={shown.explanation} />
                </p>
              </>
            )}
            {lure && !layout.stacked && (
              <div className={told.lure}>
                <span className={told.marks}>
                  {lure.marks.map((position) => (
                    <Mark
                      key={position}
                      look="plain"
                      position={position}
                      className={`${told.mark} ${told.small}`}
                    />
                  ))}
                </span>
                <p dir="auto">
                  <Rich text={lure.text} />
                </p>
              </div>
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
  const bright = row.right && lit;
  return (
    <li className={`${told.row} ${bright ? told.right : ""} ${most === null ? told.bare : ""}`}>
      <span className={told.marks}>
        {row.marks.map((position) => (
          <Mark
            key={position}
            look="plain"
            position={position}
            className={`${told.mark} ${row.marks.length > 1 ? told.small : ""}`}
          />
        ))}
      </span>
      <p className={told.text} dir="auto">
        <Rich text={row.text} />
        {bright && <span className="sr"> ({words.rightWord})</span>}
      </p>
      {most !== null && lit && (
        <div role="img" aria-label={words.splitSpoken(row)}>
          <Bars
            was={{ share: row.before / most, text: `${row.before}` }}
            is={{ share: row.after / most, text: `${row.after}` }}
          />
        </div>
      )}
    </li>
  );
}
