"use client";
import { type ReactNode, useState } from "react";
import { deskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, Roster } from "#lib/views/types.ts";
import { useWords } from "../../../_words/use-words.ts";
import { Join } from "../_lobby/join.tsx";
import css from "../_lobby/lobby.module.css";
import { RosterList } from "../_lobby/roster.tsx";
import { Switches } from "../_lobby/switches.tsx";
import { TeamsForm } from "../_lobby/teams.tsx";
import { CommandButton } from "./command-button.tsx";
import type { Command, DialogName } from "./commands.ts";
import type { Desk } from "./desk.ts";
import { DialChoice } from "./dial.tsx";
import { Dialog } from "./dialog.tsx";
import dock from "./dock.module.css";

/** Everything that can be done now, in one sheet: nothing needs a laptop. */
export function MoreDialog({
  open,
  commands,
  stage,
  roster,
  desk,
  show,
  onClose,
}: {
  open: boolean;
  commands: Command[];
  stage: CoachStage;
  roster: Roster | null;
  desk: Desk;
  show: (dialog: DialogName) => void;
  onClose: () => void;
}) {
  const words = useWords(deskWords).more;
  const mayTeam = stage.phase === "lobby" || stage.phase === "break";
  return (
    <Dialog open={open} title={words.title} onClose={onClose}>
      <Section title={words.commands}>
        <ul className={dock.sheet}>
          {commands.map((command) => (
            <li key={command.name}>
              <CommandButton
                command={command}
                stage={stage}
                desk={desk}
                open={show}
                main={false}
                onDone={onClose}
              />
            </li>
          ))}
        </ul>
        <div className={css.sheetDial}>
          <DialChoice stage={stage} desk={desk} />
        </div>
      </Section>
      <Section title={words.room}>
        <Switches stage={stage} desk={desk} />
      </Section>
      <Section title={words.players}>
        <RosterList roster={roster} stage={stage} desk={desk} />
      </Section>
      {mayTeam && (
        <Section title={words.teams}>
          <TeamsForm key={stage.teams.join("\n")} stage={stage} desk={desk} />
        </Section>
      )}
      <Section title={words.join}>
        <Join stage={stage} heading={false} />
      </Section>
      <Section title={words.coCoach}>
        <p>{words.coCoachText}</p>
        <div className={css.buttons}>
          <CopyLink />
          <button type="button" className="btn" onClick={() => show("keys")}>
            {words.keys}
          </button>
        </div>
      </Section>
    </Dialog>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** The clipboard is closed to pages without https; the address is then shown to be copied by hand. */
function CopyLink() {
  const words = useWords(deskWords).more;
  const [state, setState] = useState<"idle" | "copied" | "shown">("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setState("copied");
    } catch {
      setState("shown");
    }
  };
  if (state === "shown") return <b className={css.link}>{location.href}</b>;
  return (
    <button type="button" className="btn" onClick={() => void copy()}>
      <span role="status">{state === "copied" ? words.copied : words.copy}</span>
    </button>
  );
}
