"use client";
import { useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { playLobbyWords } from "#lib/i18n/play-lobby.ts";
import { NAME_CHARS_MAX } from "#lib/kit/limits.ts";
import type { LobbyStage } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import { Head } from "./head.tsx";
import { Focused } from "./parts.tsx";
import styles from "./play.module.css";
import type { Play } from "./tools.ts";
import { useEager } from "./use-eager.ts";

/** You're in: the own name, a team if players choose, and nothing else to do. */
export default function Lobby({ play, stage, awake }: { play: Play; stage: LobbyStage; awake: boolean }) {
  const words = useWords(playLobbyWords);
  const { followUp } = useWords(followUpWords);
  const common = useWords(commonWords);
  const { session, seat } = play;
  const team = useEager(session, seat.seq, seat.team);
  const teamName = team.value === null ? null : stage.teams[team.value];
  return (
    <>
      <Head left={stage.title} right={stage.code} />
      <div className={styles.body}>
        <Focused className={styles.big}>{words.lobby.in}</Focused>
        {stage.followUp && (
          <p className={styles.msg}>
            {followUp.useful} {followUp.itself} {followUp.low}
          </p>
        )}
        <p className={styles.msg}>{awake ? words.lobby.awake : words.lobby.keepAwake}</p>
        <OwnName play={play} fixed={stage.generatedNamesOnly} />
        {stage.chooseTeam && stage.teams.length > 0 && (
          <fieldset className={styles.teams}>
            <legend>{words.lobby.pickTeam}</legend>
            {stage.teams.map((name, at) => (
              <button
                key={name}
                type="button"
                aria-pressed={team.value === at}
                onClick={() => team.send(at, { do: "chooseTeam", team: at })}
              >
                {name}
              </button>
            ))}
          </fieldset>
        )}
        {!stage.chooseTeam && teamName && (
          <p className={styles.team}>{words.lobby.team({ team: teamName })}</p>
        )}
        <div className={styles.low}>
          <p className={styles.facts}>
            {words.lobby.plan(stage)} {stage.mode ? common.full.counts : common.practiceOnly}
          </p>
          <button type="button" className={styles.wide} onClick={play.openSettings}>
            {words.phone.title}
          </button>
        </div>
      </div>
    </>
  );
}

function OwnName({ play, fixed }: { play: Play; fixed: boolean }) {
  const words = useWords(playLobbyWords).lobby;
  const common = useWords(commonWords);
  const name = useEager(play.session, play.seat.seq, play.seat.name);
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null) {
    return (
      <div className={styles.who}>
        <small>{words.playAs}</small>
        <b>{name.value}</b>
        {!fixed && (
          <button type="button" onClick={() => setTyped(name.value)}>
            {words.rename}
          </button>
        )}
        {name.refused && <p role="alert">{common.refusal[name.refused]}</p>}
      </div>
    );
  }
  return (
    <form
      className={styles.who}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = typed.trim();
        if (wanted !== "" && wanted !== name.value) name.send(wanted, { do: "rename", name: wanted });
        setTyped(null);
      }}
    >
      <label htmlFor="own-name">{words.name}</label>
      <input
        id="own-name"
        value={typed}
        maxLength={NAME_CHARS_MAX}
        autoComplete="off"
        enterKeyHint="done"
        ref={(field) => field?.focus()}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit">{words.save}</button>
      <button type="button" onClick={() => setTyped(null)}>
        {words.cancel}
      </button>
    </form>
  );
}
