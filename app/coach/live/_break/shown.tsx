"use client";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, HeldView } from "#lib/views/types.ts";
import { Mark } from "../../../_look/mark.tsx";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { numbers } from "../_desk/numbers.ts";
import css from "./break.module.css";

type BreakView = NonNullable<CoachStage["breakView"]>;

/** The questions that fewest got right, with the answer that most of the others gave. */
export function Missed({ view, sheet }: { view: BreakView; sheet: CoachStage["rightSoFar"] }) {
  const words = useWords(deskWords).break;
  const id = useId();
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{words.missed}</h2>
        <span className="lab">{words.missedSub}</span>
      </div>
      <p className={card.quiet}>{words.sheet({ right: sheet.right, asked: sheet.asked })}</p>
      {view.missed.length === 0 && <p>{words.missedNone}</p>}
      <ol className={css.missed}>
        {view.missed.map((one) => (
          <li key={one.run}>
            <span className="num">{one.number}</span>
            <div>
              <p>
                <Rich text={one.stem} />
              </p>
              <Lamps right={one.right} asked={one.asked} />
              {one.topLure && (
                <p className={card.quiet}>
                  <Rich text={words.missedLure({ text: one.topLure })} />
                </p>
              )}
            </div>
            <b className={`num ${css.share}`}>{`${one.right}/${one.asked}`}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A lamp a player: solid when right, outlined when still to reclaim. The number stands beside it. */
function Lamps({ right, asked }: { right: number; asked: number }) {
  if (asked === 0 || asked > 40) return null;
  return (
    <span className={css.lamps} aria-hidden="true">
      {numbers(asked).map((i) => (
        <i key={i} data-on={i < right} />
      ))}
    </span>
  );
}

/** Why players say it went that way, and how they are. Never under five. */
export function Causes({ view }: { view: BreakView }) {
  const words = useWords(deskWords);
  const id = useId();
  const most = Math.max(1, ...(view.causes ?? []).map((one) => one.n));
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <h2 id={id}>{words.break.causes}</h2>
      {view.causes === null ? (
        <p className={card.quiet}>{words.break.causesFew}</p>
      ) : (
        <ul className={css.bars}>
          {view.causes.map((one) => (
            <li key={one.cause}>
              <span>{words.cause[one.cause]}</span>
              <i aria-hidden="true" style={{ width: `${Math.max(1, (one.n / most) * 100)}%` }} />
              <b className={`num ${css.n}`}>{one.n}</b>
            </li>
          ))}
        </ul>
      )}
      <div className={css.pulse}>
        <h3>{words.break.pulse}</h3>
        {view.pulse === null ? (
          <p className={card.quiet}>{words.break.pulseNone}</p>
        ) : (
          <dl>
            {(["ready", "fine", "low"] as const).map((face) => (
              <div key={face}>
                <dt>
                  <Face face={face} />
                  {words.faces[face]}
                </dt>
                <dd className="num">{view.pulse?.[face]}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  );
}

const MOUTHS = { ready: "M8 14c2.4 3 5.6 3 8 0", fine: "M8 15.5h8", low: "M8 17c2.4-2.6 5.6-2.6 8 0" };

function Face({ face }: { face: keyof typeof MOUTHS }) {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" className={css.face} aria-hidden="true">
      <circle cx="12" cy="12" r="10" />
      <path d={`M8.5 9v1M15.5 9v1${MOUTHS[face]}`} />
    </svg>
  );
}

/** The huddle's question before and after: outline and solid, as on the projector. */
export function Split({ split }: { split: NonNullable<HeldView["split"]> }) {
  const words = useWords(deskWords).break;
  const id = useId();
  const most = Math.max(1, ...split.flatMap((one) => [one.before, one.after]));
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{words.split}</h2>
        <span className="lab">{words.splitKey}</span>
      </div>
      <table className={css.split}>
        <thead className="sr">
          <tr>
            <th scope="col">{words.splitAnswer}</th>
            <th scope="col">{words.splitCount}</th>
          </tr>
        </thead>
        <tbody>
          {split.map((one) => (
            <tr key={one.text} data-right={one.right}>
              <th scope="row">
                {typeof one.answer === "number" && (
                  <Mark position={one.answer} look="plain" className={css.mark} />
                )}
                <span>
                  <Rich text={one.text} />
                </span>
              </th>
              <td>
                <span className={css.beforeAfter} aria-hidden="true">
                  <i style={{ width: `${Math.max(1, (one.before / most) * 100)}%` }} />
                  <i style={{ width: `${Math.max(1, (one.after / most) * 100)}%` }} />
                </span>
                <b className="num">{words.splitOf(one)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
