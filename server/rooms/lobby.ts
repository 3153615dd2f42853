import { mayJoin } from "#lib/game/lobby.ts";
import { nameTaken } from "#lib/game/seats.ts";
import { isFullPerformance } from "#lib/model/plan.ts";
import type { State } from "#lib/model/state.ts";
import { freeName } from "#server/gateway/names.ts";
import type { LobbyView } from "#server/http/rooms.ts";
import { onRoster, rosterAt } from "#server/squads/door.ts";
import type { Squads } from "#server/squads/squads.ts";

/** What whoever typed the code is told before taking a seat. */
export async function lobbyOf(squads: Squads, state: State | null): Promise<LobbyView> {
  if (!state) return { ok: false, code: "no-such-code" };
  const refusal = mayJoin(state, false);
  // A closed door is told after the title, so that nobody doubts the code.
  if (refusal === "sealed") return { ok: false, code: "sealed" };
  const roster = await rosterAt(squads, state);
  return {
    ok: true,
    id: state.id,
    title: state.plan.title,
    phase: state.phase,
    round: state.rounds.length,
    rounds: state.plan.rounds,
    ...(isFullPerformance(state.plan) && { mode: "fullPerformance" as const }),
    locked: state.settings.locked,
    lateJoin: state.settings.lateJoin,
    generatedNamesOnly: false,
    guests: roster?.guests ?? true,
    keeps: roster?.keeps ?? false,
    roster: (roster?.members ?? []).map(({ handle, name, seat, pin }) => ({
      handle,
      name,
      taken: seat !== null,
      pin: pin !== null,
    })),
  };
}

/** So many free two-word names; nobody's who plays or is on the roster. */
export async function freeNames(squads: Squads, state: State | null, n: number): Promise<string[]> {
  const roster = state && (await rosterAt(squads, state));
  const taken = (name: string) => (state !== null && nameTaken(state, name, -1)) || onRoster(roster, name);
  const names: string[] = [];
  while (names.length < n) names.push(freeName((name) => names.includes(name) || taken(name)));
  return names;
}
