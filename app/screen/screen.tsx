"use client";
import { useEffect, useState } from "react";
import type { Code } from "#lib/kit/codes.ts";
import type { ProjectorStage, Tally } from "#lib/views/types.ts";
import type { Link, SessionState } from "../_session/session.ts";
import { useSession } from "../_session/use-session.ts";
import { useWakeLock } from "../play/use-wake-lock.ts";
import { useAddress } from "./address.ts";
import { useAfter } from "./clock.ts";
import css from "./screen.module.css";
import { Show } from "./show.tsx";
import { useSound } from "./use-sound.ts";
import { Waiting } from "./waiting.tsx";

/** a drop shorter than this is not worth a banner */
const DROP_MS = 1_200;
/** nobody stands at a projector to press a button, so it tries again by itself */
const AGAIN_MS = 8_000;

/** The room's screen: connects by the join code, shows, and takes no input. */
export function Screen({ code }: { code: string }) {
  const { session, state } = useSession<ProjectorStage, Tally>({
    auth: { code, role: "projector" },
    storageKey: `scrimmage/screen/${code}`,
  });
  const { stage, tally, link } = state;
  const address = useAddress();
  const sound = useSound(stage, session);
  const offline = useAfter(stage !== null && link !== "live", DROP_MS);
  const refusal = useLastRefusal(state);
  useTryAgain(session, link, state.refusal);
  useWakeLock(true);
  return (
    <div className={`stage ${css.root}`}>
      {stage ? (
        <Show
          stage={stage}
          tally={tally}
          clock={session}
          address={address}
          offline={offline}
          soundHint={sound === "asleep"}
        />
      ) : (
        <>
          <div className={css.lights} />
          <main className={css.main}>
            <Waiting code={code} refusal={refusal} />
          </main>
        </>
      )}
    </div>
  );
}

/** The last refusal stands while the next try is under way, so that the sentence does not flicker. */
function useLastRefusal({ link, refusal }: SessionState<ProjectorStage, Tally>): Code | null {
  const [last, setLast] = useState<Code | null>(null);
  useEffect(() => {
    if (refusal !== null) setLast(refusal);
    else if (link === "live") setLast(null);
  }, [link, refusal]);
  return refusal ?? last;
}

function useTryAgain(session: { retry: () => void } | null, link: Link, refusal: Code | null): void {
  useEffect(() => {
    if (!session || link !== "refused") return;
    // A newer server needs a newer page; everything else may be there the next time.
    const again = () => (refusal === "old-version" ? location.reload() : session.retry());
    const timer = setTimeout(again, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [session, link, refusal]);
}
