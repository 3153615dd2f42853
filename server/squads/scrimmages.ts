import type { State } from "#lib/model/state.ts";
import type { Directory, ScrimmageDoc } from "#server/rooms/directory.ts";

/** What squads need of the scrimmages. */
export interface SquadScrimmages {
  directory: Directory;
  /** the folded state: the live one where it is open here */
  state(id: string): Promise<State | null>;
  /** closes it here, so that it is opened anew when somebody comes */
  close(id: string): Promise<void>;
}

/** Those of one squad. */
export async function scrimmagesOf(directory: Directory, squad: string): Promise<ScrimmageDoc[]> {
  const mine: ScrimmageDoc[] = [];
  for await (const { value } of directory.all()) if (value.squad === squad) mine.push(value);
  return mine;
}

/** How many each squad has. */
export async function countScrimmages(directory: Directory): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const { value } of directory.all())
    if (value.squad !== undefined) counts.set(value.squad, (counts.get(value.squad) ?? 0) + 1);
  return counts;
}
