"use client";
import { Smartphone } from "lucide-react";
import type { CSSProperties } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import { PROJECTOR_KINDS } from "#lib/questions/projector.tsx";
import type { HeldView } from "#lib/views/types.ts";
import { Mark } from "../../_look/mark.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import { Ring } from "../_parts/ring.tsx";
import { QuestionMedia } from "../media.tsx";
import { huddleSizes } from "../sizes.ts";
import { useFit } from "../use-fit.ts";
import own from "./alone.module.css";
import type { PartProps } from "./break.tsx";
import css from "./held.module.css";
import list from "./huddle.module.css";

/** rem */
const RING_BY_PICTURE = 11;
const RING_ALONE = 22;

/** The held question again, its answer still hidden: first alone, then together. */
export function Huddle(props: PartProps) {
  const { held } = props.stage;
  return held ? <Held {...props} held={held} /> : <NoHeld {...props} />;
}

function Held({ stage, tally, left, total, held }: PartProps & { held: HeldView }) {
  const words = useWords(projectorWords);
  const common = useWords(commonWords);
  const { asked } = held;
  const kind = PROJECTOR_KINDS[asked.kind];
  const lines = kind.lines(asked, { ...words, true: common.true, false: common.false });
  const sizes = huddleSizes(asked.stem);
  const fit = useFit(sizes.length, `${held.run} ${stage.segment}`);
  const size = sizes[fit.at];
  if (!size) return null;
  const alone = stage.segment === "think";
  const image = asked.media?.kind === "image" ? asked.media : null;
  return (
    <div ref={fit.area} className={css.area}>
      <div
        className={css.content}
        style={{ "--head": `${size.head}rem`, "--list": `${size.list}rem` } as CSSProperties}
      >
        <p className={css.kind}>
          <span>
            {held.reasked ? words.askedAgain : words.heldQuestion} ·{" "}
            {alone ? words.decideAgain : words.afterTalk}
          </span>
          {tally && tally.of > 0 && (
            <span>
              <b className={css.in}>{tally.in}</b> {words.ofIn({ of: tally.of })} {words.inAgain}
            </span>
          )}
        </p>
        <h1 data-fit dir="auto" className={`${css.stem} ${size.head < 4 ? css.fine : ""}`}>
          <Rich text={asked.stem} />
        </h1>
        <div className={`${css.two} ${size.onPhones ? css.lying : ""}`}>
          <div className={css.left}>
            {lines.length > 0 && !size.onPhones ? (
              <ul
                className={`${list.list} ${size.columns === 2 ? list.columns : ""} ${size.tight ? css.tight : ""}`}
              >
                {lines.map((line) => (
                  <li key={line.text} className={list.line}>
                    <Mark position={line.marks[0] ?? 0} className={list.mark} />
                    <p className={list.text} data-fit dir="auto">
                      <Rich text={line.text} />
                    </p>
                  </li>
                ))}
              </ul>
            ) : (
              <p className={list.phone}>
                <Smartphone className={list.symbol} aria-hidden="true" />
                {lines.length > 0 ? words.optionsOnPhone : words.typeText}
              </p>
            )}
          </div>
          <aside className={css.side}>
            {image && (
              <div className={css.picture}>
                <QuestionMedia media={image} playing={false} />
              </div>
            )}
            <Ring
              total={total}
              left={Math.min(left, total)}
              size={image ? RING_BY_PICTURE : size.ring}
              label={words.secondsLeft({ n: left })}
            />
            <p className={css.say}>{alone ? words.onYourOwn : words.sayWhy}</p>
            {!alone && !size.brief && !image && <p className={css.also}>{words.bothSides}</p>}
          </aside>
        </div>
      </div>
    </div>
  );
}

/** No question qualified: the room looks at its own film, alone and then with a neighbour. */
function NoHeld({ stage, left, total }: PartProps) {
  const words = useWords(projectorWords);
  const alone = stage.segment === "think";
  return (
    <div className={own.one}>
      <div className={own.ready}>
        <Ring
          total={total}
          left={Math.min(left, total)}
          size={RING_ALONE}
          label={words.secondsLeft({ n: left })}
        />
        <div className={own.below}>
          <h1 className={own.head}>{alone ? words.ownFilm : words.ownFilmTalk}</h1>
          <p className={own.note}>{alone ? words.ownFilmNote : words.sayWhy}</p>
        </div>
      </div>
    </div>
  );
}
