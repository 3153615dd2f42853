"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { WorkedView } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { Bars } from "../_parts/bars.tsx";
import { useFit } from "../use-fit.ts";
import { useSayCarried } from "../use-say.ts";
import type { PartProps } from "./break.tsx";
import css from "./worked.module.css";

/** what gives way where there is little room: the bars, then the size of what was tried */
const LAYOUTS = ["bars", "plain", "small"] as const;

/** "Did the last change work?" in plain words, with what was expected beside what came. */
export function Worked({ stage }: PartProps) {
  const words = useWords(projectorWords);
  const working = stage.worked.some((one) => one.verdict === "working");
  const fit = useFit(LAYOUTS.length, `${stage.round}`);
  const layout = LAYOUTS[fit.at] ?? "small";
  return (
    <div ref={fit.area} className={css.area}>
      <div className={`${css.worked} ${layout === "small" ? css.small : ""}`}>
        <h1 className={css.head}>{words.didItWork}</h1>
        {stage.worked.length === 0 ? (
          <p className={css.note}>{words.nothingTried}</p>
        ) : (
          <ul className={css.tried}>
            {stage.worked.map((one) => (
              <Tried key={JSON.stringify(one.what)} one={one} bars={layout === "bars"} />
            ))}
          </ul>
        )}
        {working && <p className={css.note}>{words.willTell}</p>}
      </div>
    </div>
  );
}

function Tried({ one, bars }: { one: WorkedView; bars: boolean }) {
  const words = useWords(projectorWords);
  const say = useSayCarried();
  const { expected, got, n } = one;
  // An if–then or a room rule is judged by how often its cause came up, everything else by what was right.
  const byCause = one.what.what === "ifThen" || one.what.what === "tactic";
  const known = expected !== null && got !== null ? { expected, got, n } : null;
  // A rate of one cause is small: its bars are drawn against the larger of the two.
  const whole = byCause && known ? Math.max(known.expected, known.got, 0.01) : 1;
  return (
    <li className={css.one}>
      <div>
        <h2 className={css.what} dir="auto">
          {say(one.what)}
        </h2>
        <p className={`${css.note} ${css.said}`}>
          <b className={`${css.verdict} ${one.verdict === "working" ? css.working : ""}`}>
            {words.verdicts[one.verdict]}
          </b>{" "}
          {known === null
            ? words.tooFew({ n })
            : byCause
              ? words.causeNumbers(known)
              : words.workedNumbers(known)}
        </p>
      </div>
      {known && bars && (
        <div className={css.bars}>
          <Bars
            wide
            was={{
              share: known.expected / whole,
              text: byCause ? words.beforeBar(known) : words.expectedBar(known),
            }}
            is={{ share: known.got / whole, text: words.gotBar(known) }}
          />
        </div>
      )}
    </li>
  );
}
