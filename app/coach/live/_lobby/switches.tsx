"use client";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import type { Desk } from "../_desk/desk.ts";
import { Switch } from "../_desk/do.tsx";
import css from "./lobby.module.css";

/** Door, names and shield: four switches, the same in every phase. */
export function Switches({ stage, desk }: { stage: CoachStage; desk: Desk }) {
  const words = useWords(deskWords).more;
  const { locked, lateJoin, namesShown, shielded } = stage.settings;
  return (
    <div className={css.switches}>
      <Switch desk={desk} on={locked} ask={(on) => ({ do: "lock", locked: on })}>
        {words.locked}
      </Switch>
      <Switch desk={desk} on={lateJoin} ask={(on) => ({ do: "lateJoin", open: on })}>
        {words.lateJoin}
      </Switch>
      <Switch desk={desk} on={namesShown} ask={(on) => ({ do: "names", shown: on })}>
        {words.namesShown}
      </Switch>
      <Switch desk={desk} on={shielded} ask={(on) => ({ do: "shield", on })} hint={words.shieldedWhy}>
        {words.shielded}
      </Switch>
    </div>
  );
}
