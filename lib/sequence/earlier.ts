import type { Prepared } from "./bank.ts";
import type { Past, SequenceState } from "./types.ts";

/** What earlier scrimmages of the squad say, by position in the bank. */
export interface Earlier {
  /** of the question itself, or else of the rewording that was asked last; empty in a first session */
  past: readonly (Past | undefined)[];
  families: ReadonlySet<number>;
  /** by position: UNSEEN, SEEN, PROBE (asked before any feedback on it), WAITS (a rewording of a probe) */
  kinds: Uint8Array;
  anyNew: boolean;
}

export const [UNSEEN, SEEN, PROBE, WAITS] = [0, 1, 2, 3] as const;

const NONE: Earlier = { past: [], families: new Set(), kinds: new Uint8Array(0), anyNew: true };

/** The history of a scrimmage never changes, so its identity is the key; a lost entry is only worked out again. */
const known = new WeakMap<object, { bank: Prepared; earlier: Earlier }>();

export function earlierOf(state: SequenceState, bank: Prepared): Earlier {
  if (!state.past) return NONE;
  const found = known.get(state.past);
  if (found && found.bank === bank) return found.earlier;
  const earlier = workOut(state, state.past, bank);
  known.set(state.past, { bank, earlier });
  return earlier;
}

function workOut(state: SequenceState, past: Readonly<Record<number, Past>>, bank: Prepared): Earlier {
  const families = new Set<number>();
  const probes = new Set<number>();
  const probed = new Set<number>();
  const drawn = new Set(state.followUp);
  const latest = new Map<number, Past>();
  for (const [index, position] of bank.positionOf) {
    const own = past[index];
    const family = bank.family[position] as number;
    if (own?.probe || drawn.has(index)) {
      probes.add(position);
      probed.add(family);
    }
    if (!own) continue;
    families.add(family);
    const other = latest.get(family);
    if (!other || own.sessionsSince < other.sessionsSince) latest.set(family, own);
  }
  const list = bank.family.map((family, position) => {
    const own = past[state.bank[position]?.index as number];
    const reworded = latest.get(family);
    return own ?? (reworded && { ...reworded, probe: false });
  });
  const kinds = Uint8Array.from(list, (one, position) => {
    if (probes.has(position)) return PROBE;
    if (probed.has(bank.family[position] as number)) return WAITS;
    return one ? SEEN : UNSEEN;
  });
  return { past: list, families, kinds, anyNew: list.some((one) => one === undefined) };
}
