import type { PlayerStage, SeatView, Tally } from "#lib/views/types.ts";
import type { Session } from "../_session/session.ts";
import type { Prefs } from "./prefs.ts";

/** What the screens need of a session; the fixtures hand in one of their own. */
export type PlaySession = Pick<Session<PlayerStage, Tally>, "now" | "ask">;

/** Everything the parts of the play page share. */
export interface Play {
  session: PlaySession;
  seat: SeatView;
  stage: PlayerStage;
  /** something was tapped and the server has not answered for a while */
  holding: boolean;
  /** the connection stands */
  live: boolean;
  prefs: Prefs;
  /** speaks in the polite region */
  say(text: string): void;
  openSettings(): void;
}
