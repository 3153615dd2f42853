/**
 * Which answers may count as retained (`learning.md` S2, 6.3): to a probe, the first one, before any
 * feedback, and at least a day after the question was last seen anywhere in our system. Instants are ms.
 */

export const DAY_MS = 86_400_000;

/** The question was in front of somebody: asked, its answer shown, practised, in a film or a huddle. */
export interface Seen {
  /** null: the whole room */
  player: string | null;
  /** the same for a question and its rewordings */
  item: string;
  at: number;
}

export interface Given {
  player: string;
  item: string;
  /** when the question opened for this answer */
  askedAt: number;
  /** when the answer was given; a change within the same opening is the same attempt */
  answeredAt: number;
  probe: boolean;
}

/** `counts`, or the first reason why not. */
export type Standing = "counts" | "not-a-probe" | "never-seen" | "seen-today" | "after-feedback";

/**
 * The standing of each answer, in their order. `seen` is everything but the openings of these very
 * answers: an earlier opening of the same question in the same follow-up is in it, and so is its reveal.
 */
export function standings(given: readonly Given[], seen: readonly Seen[]): Standing[] {
  const byItem = new Map<string, Seen[]>();
  for (const one of seen) {
    const list = byItem.get(one.item);
    if (list) list.push(one);
    else byItem.set(one.item, [one]);
  }
  return given.map((one) => standing(one, byItem.get(one.item) ?? []));
}

function standing(given: Readonly<Given>, seen: readonly Seen[]): Standing {
  if (!given.probe) return "not-a-probe";
  const own = seen.filter(({ player }) => player === null || player === given.player);
  const before = own.filter(({ at }) => at < given.askedAt);
  if (own.some(({ at }) => at >= given.askedAt && at <= given.answeredAt)) return "after-feedback";
  // A control: there is nothing that could have stayed.
  if (before.length === 0) return "never-seen";
  return before.every(({ at }) => given.askedAt - at >= DAY_MS) ? "counts" : "seen-today";
}
