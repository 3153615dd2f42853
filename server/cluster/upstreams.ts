/** How one process stands, as far as the proxy knows. */
export type Health = "ready" | "unready" | "down";

/** One place behind the proxy; a process that is replaced leaves it to the next. */
export interface Upstream {
  /** what the cookie says, e.g. "2" */
  name: string;
  port: number;
  health: Health;
}

/**
 * Where a request goes: to the process of its cookie while that is ready, else to the next ready one in
 * turn. When none is ready, one that lives is still better than no answer: it says itself what is wrong.
 */
export class Upstreams {
  #places: Upstream[] = [];
  #turn = 0;

  get all(): readonly Upstream[] {
    return this.#places;
  }

  named(name: string): Upstream | undefined {
    return this.#places.find((one) => one.name === name);
  }

  /** A new process in this place; whoever had it before is no longer sent anything. */
  put(name: string, port: number, health: Health = "ready"): Upstream {
    const place: Upstream = { name, port, health };
    const at = this.#places.findIndex((one) => one.name === name);
    if (at < 0) this.#places.push(place);
    else this.#places[at] = place;
    return place;
  }

  /** `tried`: places that this very request came back from */
  choose(cookie: string | null, tried: readonly Upstream[] = []): Upstream | null {
    const free = this.#places.filter((one) => !tried.includes(one));
    const ready = free.filter((one) => one.health === "ready");
    const mine = ready.find((one) => one.name === cookie);
    if (mine) return mine;
    const living = free.filter((one) => one.health !== "down");
    const from = ready.length > 0 ? ready : living;
    return from[this.#turn++ % Math.max(1, from.length)] ?? null;
  }
}

export const COOKIE = "scrimmage_process";

/** the place that a request's cookie names, or null */
export function cookieOf(header: string | undefined): string | null {
  for (const part of (header ?? "").split(";")) {
    const [name, value] = part.trim().split("=");
    if (name === COOKIE && value !== undefined && /^[\w-]{1,40}$/.test(value)) return value;
  }
  return null;
}

export function setCookie(place: Upstream): string {
  return `${COOKIE}=${place.name}; Path=/; HttpOnly; SameSite=Lax`;
}
