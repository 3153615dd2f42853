import { byCodeUnit } from "../kit/hash.ts";
import { SMALL_CELL } from "../kit/limits.ts";
import type { State } from "../model/state.ts";
import type { Voices } from "./types.ts";

/** What the room said in the review, counted; the only words in it are the ones written to the coach. */
export function voices(state: State): Voices {
  const { review } = state;
  const films = (review?.films ?? []).filter((film) => film !== null && film !== undefined);
  const responses = (review?.responses ?? []).filter((one) => one !== null && one !== undefined);
  const count = (view: string) => responses.filter((one) => one.view === view).length;
  return {
    filmed: films.length,
    focus: counted(films.map((film) => film.focus)),
    coachFocus: review?.coachFocus ?? [],
    commits: counted((review?.commits ?? []).map((topic) => topic ?? "")),
    responses:
      responses.length < SMALL_CELL
        ? null
        : { agree: count("agree"), differ: count("differ"), add: count("add") },
    responseTexts: responses.map((one) => one.text.trim()).filter((text) => text !== ""),
  };
}

function counted(topics: readonly string[]): { topic: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const topic of topics) if (topic !== "") counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .map(([topic, n]) => ({ topic, n }))
    .toSorted((a, b) => b.n - a.n || byCodeUnit(a.topic, b.topic));
}
