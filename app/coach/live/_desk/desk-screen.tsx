"use client";
import { useEffect, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, CoachTally, Roster } from "#lib/views/types.ts";
import type { Link } from "../../../_session/session.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Sealed } from "../_review/sealed.tsx";
import { Alerts } from "./alerts.tsx";
import { Announce } from "./announce.tsx";
import { Bar } from "./bar.tsx";
import { commandsOf, type DialogName } from "./commands.ts";
import css from "./desk.module.css";
import type { Desk } from "./desk.ts";
import { Dialogs } from "./dialogs.tsx";
import { Dock } from "./dock.tsx";
import { PhaseMain, PhaseSide } from "./phase.tsx";
import { SkipLinks, type Tab, Tabs } from "./tabs.tsx";
import { useKeys } from "./use-keys.ts";
import { useKeysOn } from "./use-keys-on.ts";

/** The coach's desk in every phase: where we are, what is on, the room, and what can be done. */
export function DeskScreen({
  stage,
  tally,
  roster,
  link,
  held,
  desk,
}: {
  stage: CoachStage;
  tally: CoachTally | null;
  roster: Roster | null;
  link: Link;
  /** commands that wait for the connection */
  held: number;
  desk: Desk;
}) {
  const words = useWords(deskWords);
  const [tab, setTab] = useState<Tab>("now");
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [keysOn, changeKeys] = useKeysOn();
  const players =
    tally?.connected ?? roster?.seats.filter((one) => one.connected && !one.removed).length ?? 0;
  const commands = commandsOf(stage, players);
  useKeys(keysOn, commands, desk, setDialog);
  useEffect(() => {
    document.title = `${stage.title} · ${words.desk}`;
  }, [stage.title, words.desk]);

  if (stage.phase === "sealed") {
    return (
      <div className="desk">
        <Bar stage={stage} players={players} desk={desk} open={setDialog} />
        <Sealed stage={stage} />
      </div>
    );
  }
  return (
    <div className={`desk ${css.shell}`} data-tab={tab}>
      <SkipLinks choose={setTab} />
      <Bar stage={stage} players={players} desk={desk} open={setDialog} />
      <div className={css.below}>
        <Alerts stage={stage} link={link} held={held} desk={desk} />
        <Tabs tab={tab} choose={setTab} />
      </div>
      <Announce stage={stage} />
      <main className={css.wrap}>
        <div className={css.main}>
          <PhaseMain stage={stage} tally={tally} roster={roster} desk={desk} />
        </div>
        <div className={css.side}>
          <PhaseSide stage={stage} desk={desk} open={setDialog} />
        </div>
      </main>
      <Dock commands={commands} stage={stage} desk={desk} open={setDialog} />
      <Dialogs
        open={dialog}
        show={setDialog}
        commands={commands}
        stage={stage}
        roster={roster}
        desk={desk}
        keysOn={keysOn}
        changeKeys={changeKeys}
      />
    </div>
  );
}
