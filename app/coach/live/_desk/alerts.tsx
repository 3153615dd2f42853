"use client";
import { X } from "lucide-react";
import { commonWords } from "#lib/i18n/common.ts";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import type { Link } from "../../../_session/session.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./alerts.module.css";
import type { Desk } from "./desk.ts";
import { sayRefusal } from "./say.ts";

/** What is not as usual: no connection, a pause, a command that was refused. */
export function Alerts({
  stage,
  link,
  held,
  desk,
}: {
  stage: CoachStage;
  link: Link;
  held: number;
  desk: Desk;
}) {
  const words = useWords(deskWords);
  const common = useWords(commonWords);
  const playing = stage.phase === "question" || stage.phase === "count";
  return (
    <div>
      <div role="status">
        {link !== "live" && (
          <p className={css.lamp}>
            {playing ? words.link.round : words.link.other}
            {held > 0 && ` ${words.link.held({ n: held })}`}
          </p>
        )}
        {stage.pausedAt !== null && <p className={css.lamp}>{words.paused}</p>}
      </div>
      <div role="alert">
        {desk.refusal && (
          <p className={css.refused}>
            <span>
              <b>{words.refusedLabel}</b> {sayRefusal(words, common, desk.refusal)}
            </span>
            <button type="button" onClick={desk.dismiss}>
              <X size={16} aria-hidden="true" />
              <span className="sr">{words.dismiss}</span>
            </button>
          </p>
        )}
      </div>
    </div>
  );
}
