import type { SquadKind } from "#lib/model/squad.ts";
import type { DocStore } from "#server/stores/types.ts";
import type { PinHash } from "./pins.ts";

/** The document `squad/<id>`: the only place where a squad's names are. */
export interface SquadDoc {
  id: string;
  name: string;
  kind: SquadKind;
  open: boolean;
  pseudonymous: boolean;
  createdAt: number;
  /** whoever is not on the roster may join its scrimmages too */
  guests: boolean;
  members: NamedMember[];
  /** raised by every rewrite of the squad's log: what was folded before it is not to be used any more */
  edition: number;
  /** it is being deleted: nobody sees it any more */
  deleting?: true;
}

export interface NamedMember {
  id: string;
  name: string;
  pin: PinHash | null;
}

const ID = /^[A-Za-z0-9]{6,40}$/;

export function squadKey(id: string): string {
  return `squad/${id}`;
}

export function squadLogId(id: string): string {
  return `squad-${id}`;
}

/** Null also while it is being deleted. The id comes from anybody, as part of an address. */
export async function readSquadDoc(docs: DocStore, id: string): Promise<SquadDoc | null> {
  if (!ID.test(id)) return null;
  const doc = await docs.get<SquadDoc>(squadKey(id));
  return doc === null || doc.value.deleting ? null : doc.value;
}

/** Compare and set until nobody was faster. `change` gives null to leave it as it is; resolves to what is there then. */
export async function changeSquadDoc(
  docs: DocStore,
  id: string,
  change: (doc: SquadDoc) => SquadDoc | null,
): Promise<SquadDoc | null> {
  for (;;) {
    const doc = ID.test(id) ? await docs.get<SquadDoc>(squadKey(id)) : null;
    if (doc === null) return null;
    const changed = change(doc.value);
    if (changed === null) return doc.value;
    if ((await docs.put(squadKey(id), changed, doc.version)) !== null) return changed;
  }
}
