"use client";
import { useRouter } from "next/navigation";
import { Suspense, useEffect, useState } from "react";
import { commonWords } from "#lib/i18n/common.ts";
import { playWords } from "#lib/i18n/play.ts";
import type { Code } from "#lib/kit/codes.ts";
import { later } from "#lib/questions/later.tsx";
import type { PlayerStage, Tally } from "#lib/views/types.ts";
import type { SessionOptions } from "../_session/session.ts";
import { useSession } from "../_session/use-session.ts";
import { useWords } from "../_words/use-words.ts";
import { useHeldFor } from "./clock.ts";
import { Head } from "./head.tsx";
import { forgetSeat, outboxKey, read, seatKey, write } from "./kept.ts";
import { Saying } from "./parts.tsx";
import styles from "./play.module.css";
import { lobby, PlayScreen } from "./screen.tsx";
import { usePair } from "./use-pair.ts";
import { joiner, writeWho } from "./who.ts";

const refused = later(() => import("./refused.tsx"));
const SLOW_MS = 4_000;
/** refusals that the join page answers better than a screen of their own */
const TO_JOIN: readonly (Code | null)[] = [
  "no-such-seat",
  "name-refused",
  "name-taken",
  "name-empty",
  "members-only",
  "wrong-pin",
  "seat-taken",
];

/** Opens the seat that this browser keeps, or takes a new one under the name just chosen. */
export function PlayPage({ code }: { code: string }) {
  const router = useRouter();
  const [options, setOptions] = useState<SessionOptions | null>(null);
  useEffect(() => {
    const token = read(seatKey(code)) ?? undefined;
    const who = joiner(code);
    if (token === undefined) void lobby.load();
    if (token === undefined && who === null) router.replace(`/j/${code}`);
    else
      setOptions({
        auth: { code, role: "player", ...(token ? { token } : who) },
        storageKey: outboxKey(code),
      });
  }, [code, router]);

  const { session, state } = useSession<PlayerStage, Tally>(options);
  const { welcome, refusal } = state;
  useEffect(() => {
    if (!welcome) return;
    write(seatKey(code), welcome.token);
    writeWho(code, null);
  }, [code, welcome]);
  useEffect(() => {
    if (!TO_JOIN.includes(refusal)) return;
    if (refusal === "no-such-seat") forgetSeat(code);
    router.replace(refusal === "no-such-seat" ? `/j/${code}` : `/j/${code}?why=${refusal}`);
  }, [code, refusal, router]);

  const leave = () => {
    forgetSeat(code);
    router.replace(`/j/${code}`);
  };
  const pair = usePair(state.stage, state.seat);
  const out = pair?.seat.removed ? "removed" : refusal;
  if (out && !TO_JOIN.includes(out)) {
    return (
      <main className="stage phone">
        <div className={`ph ${styles.screen}`}>
          <Suspense>
            <refused.Part
              code={out}
              joinCode={code}
              onWay={(way) => {
                if (way === "retry") session?.retry();
                else if (way === "rejoin") leave();
                else if (way === "home") router.replace("/");
                else location.reload();
              }}
            />
          </Suspense>
        </div>
      </main>
    );
  }
  if (!session || !pair) return <Finding code={code} />;
  return (
    <PlayScreen session={session} {...pair} live={state.link === "live"} held={state.held} onLeave={leave} />
  );
}

/** The first moment, and a longer one on slow Wi-Fi. */
export function Finding({ code }: { code: string }) {
  const words = useWords(playWords);
  const common = useWords(commonWords);
  const slow = useHeldFor(true, SLOW_MS);
  return (
    <main className="stage phone" aria-busy="true">
      <div className={`ph ${styles.screen}`}>
        <Head left={common.product} right={code} />
        <Saying title={words.finding} focus={false}>
          <p className={styles.msg} role="status">
            {slow ? words.findingLong : ""}
          </p>
        </Saying>
      </div>
    </main>
  );
}
