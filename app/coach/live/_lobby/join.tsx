"use client";
import { ExternalLink } from "lucide-react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import card from "../_desk/card.module.css";
import { spaced } from "../_desk/code.ts";
import css from "./lobby.module.css";
import { useAddress } from "./use-address.ts";

/** How the room gets in: code, address, and the way to the big screen. */
export function Join({ stage, heading }: { stage: CoachStage; heading: boolean }) {
  const words = useWords(deskWords).lobby;
  const address = useAddress();
  const screen = `/screen/${stage.code}`;
  const Title = heading ? "h2" : "h4";
  return (
    <section className={heading ? `card ${card.card}` : undefined}>
      <div className={css.join}>
        <div>
          <Title className={css.joinTitle}>{words.join}</Title>
          <p className={css.address}>{address?.shown ?? "\u00a0"}</p>
          <p className={css.code}>{spaced(stage.code)}</p>
        </div>
        <div className={css.projector}>
          <a className="btn" href={screen} target="_blank" rel="noopener">
            <ExternalLink size={16} aria-hidden="true" />
            {words.openProjector}
            <span className="sr"> {words.newTab}</span>
          </a>
          <p className={card.quiet}>{words.projectorText}</p>
          <p className={css.phoneOnly}>
            {words.projectorPhone} <b>{`${address?.shown ?? ""}${screen}`}</b>
          </p>
        </div>
      </div>
    </section>
  );
}
