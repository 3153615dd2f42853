"use client";
import { Check } from "lucide-react";
import { useId } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { Adjustment } from "#lib/model/input.ts";
import type { CoachStage, Suggestion } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import type { DialogName } from "../_desk/commands.ts";
import type { Desk } from "../_desk/desk.ts";
import { DialChoice } from "../_desk/dial.tsx";
import { sameChange, sayChange, sayExpectation, sayReason } from "../_desk/say.ts";
import css from "./adjust.module.css";

const MOST = 2;

/** One or two changes for the next round, each with what the coach expects of it. */
export function Adjust({
  stage,
  desk,
  open,
}: {
  stage: CoachStage;
  desk: Desk;
  open: (dialog: DialogName) => void;
}) {
  const words = useWords(deskWords);
  const w = words.adjust;
  const id = useId();
  const last = stage.round >= stage.rounds;
  const chosen = stage.adjustNext;
  const suggestions = stage.breakView?.suggestions ?? [];
  // What was chosen by hand stands below what is offered.
  const offered: { adjustment: Adjustment; reason: Suggestion["reason"] | null }[] = [
    ...suggestions,
    ...chosen
      .filter((one) => !suggestions.some((other) => sameChange(one, other.adjustment)))
      .map((adjustment) => ({ adjustment, reason: null })),
  ];
  const intro = last
    ? w.last
    : stage.breakView === null
      ? w.inRound
      : suggestions.length === 0
        ? w.none
        : null;
  return (
    <section className={`card ${card.card}`} aria-labelledby={id}>
      <div className={card.head}>
        <h2 id={id}>{last ? w.titleNone : w.title({ n: stage.round + 1 })}</h2>
        {!last && <span className="lab">{w.chosen({ n: chosen.length })}</span>}
      </div>
      {stage.breakView?.autoEase && <p className={card.lamp}>{w.eased}</p>}
      {intro && <p className={card.quiet}>{intro}</p>}
      {!last && (
        <>
          {offered.length > 0 && (
            <div className={card.stack}>
              {offered.map(({ adjustment, reason }) => (
                <Choice
                  key={JSON.stringify(adjustment.change)}
                  adjustment={adjustment}
                  note={reason ? sayReason(words, reason) : ""}
                  chosen={chosen}
                  desk={desk}
                />
              ))}
            </div>
          )}
          {chosen.length > 0 && (
            <div className={card.well}>
              <b>{w.expect}</b> {chosen.map((one) => sayExpectation(words, one.prediction)).join(" ")}{" "}
              {w.checked}
            </div>
          )}
          <div className={card.row}>
            <button
              type="button"
              className={`btn ${css.own}`}
              aria-haspopup="dialog"
              disabled={chosen.length >= MOST}
              onClick={() => open("own")}
            >
              {w.own}
            </button>
          </div>
          {chosen.length >= MOST && <p className="lab">{w.full}</p>}
          <div className={css.narrow}>
            <DialChoice stage={stage} desk={desk} />
          </div>
        </>
      )}
    </section>
  );
}

function Choice({
  adjustment,
  note,
  chosen,
  desk,
}: {
  adjustment: Adjustment;
  note: string;
  chosen: Adjustment[];
  desk: Desk;
}) {
  const words = useWords(deskWords);
  const on = chosen.some((one) => sameChange(one, adjustment));
  const full = !on && chosen.length >= MOST;
  const sending = desk.pending.has("adjust");
  const change = sayChange(words, adjustment.change);
  const press = () => {
    if (full || sending) return;
    const items = on ? chosen.filter((one) => !sameChange(one, adjustment)) : [...chosen, adjustment];
    void desk.ask({ do: "adjust", items });
  };
  return (
    <button
      type="button"
      className={card.tap}
      aria-pressed={on}
      aria-disabled={full}
      aria-busy={sending}
      title={full ? words.adjust.full : undefined}
      onClick={press}
    >
      <i aria-hidden="true">{on && <Check size={14} strokeWidth={3} />}</i>
      <span>
        {change.title}
        <small>{note === "" ? change.note : note}</small>
      </span>
    </button>
  );
}
