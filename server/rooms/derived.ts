import type { State } from "#lib/model/state.ts";

/**
 * What was made of a folded state, kept while that stays as it is: a class opens its pages together, and one
 * page asks again and again. A log that was rewritten is folded into another state, of which nothing is kept yet.
 */
export class Derived<V> {
  #made = new WeakMap<State, { as: string; values: Map<string, V> }>();

  /** `of`: which of several; `with`: what else it is made of, e.g. the position of another log. */
  get(state: State, { of, with: other }: { of: string; with: string }, make: () => V): V {
    const as = `${state.seq}/${other}`;
    let made = this.#made.get(state);
    if (made?.as !== as) {
      made = { as, values: new Map() };
      this.#made.set(state, made);
    }
    const known = made.values.get(of);
    if (known !== undefined) return known;
    const value = make();
    made.values.set(of, value);
    return value;
  }
}
