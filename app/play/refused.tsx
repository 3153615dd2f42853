"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { type PlayLobbyWords, playLobbyWords } from "#lib/i18n/play-lobby.ts";
import type { Code } from "#lib/kit/codes.ts";
import { useWords } from "../_words/use-words.ts";
import { Head } from "./head.tsx";
import { Saying } from "./parts.tsx";
import styles from "./play.module.css";

/** what the player can do about it */
type Way = "retry" | "rejoin" | "home" | "reload";

interface Reply {
  title: keyof PlayLobbyWords["refused"];
  ways: { way: Way; say: keyof PlayLobbyWords["refused"] }[];
}

const AGAIN = { way: "retry", say: "again" } as const;
const OTHER = { way: "home", say: "otherCode" } as const;

const REPLIES: Partial<Record<Code, Reply>> = {
  replaced: { title: "replaced", ways: [{ way: "retry", say: "useThis" }] },
  removed: { title: "removed", ways: [AGAIN, OTHER] },
  "no-such-code": { title: "title", ways: [OTHER] },
  "no-such-seat": { title: "title", ways: [{ way: "rejoin", say: "joinAgain" }, OTHER] },
  "name-refused": { title: "title", ways: [{ way: "rejoin", say: "otherName" }] },
  "name-taken": { title: "title", ways: [{ way: "rejoin", say: "otherName" }] },
  "name-empty": { title: "title", ways: [{ way: "rejoin", say: "otherName" }] },
  "lobby-locked": { title: "locked", ways: [AGAIN, OTHER] },
  "late-join-off": { title: "locked", ways: [AGAIN, OTHER] },
  "lobby-full": { title: "full", ways: [AGAIN, OTHER] },
  sealed: { title: "sealed", ways: [OTHER] },
  "old-version": { title: "title", ways: [{ way: "reload", say: "reload" }] },
};
const ELSE: Reply = { title: "title", ways: [AGAIN, { way: "reload", say: "reload" }] };

/** The server said no: what happened in one line, and what to do about it. */
export default function Refused({
  code,
  joinCode,
  onWay,
}: {
  code: Code;
  joinCode: string;
  onWay(way: Way): void;
}) {
  const words = useWords(playLobbyWords).refused;
  const common = useWords(commonWords);
  const { title, ways } = REPLIES[code] ?? ELSE;
  return (
    <>
      <Head left={common.product} right={joinCode} />
      <Saying title={words[title]}>
        <p className={styles.msg} role="alert">
          {common.refusal[code]}
        </p>
        <div className={styles.low}>
          {ways.map(({ way, say }, at) => (
            <button key={say} type="button" className={at === 0 ? "cta" : "quiet"} onClick={() => onWay(way)}>
              {words[say]}
            </button>
          ))}
        </div>
      </Saying>
    </>
  );
}
