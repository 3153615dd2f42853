import type { Entry } from "#lib/model/entry.ts";
import { anonymiser } from "#lib/squad/anonymise.ts";
import { followUpWithout, memberEraser, scrimmageEraser } from "#lib/squad/erase.ts";
import type { Squad } from "#lib/squad/types.ts";
import type { Stores } from "#server/stores/types.ts";
import { changeSquadDoc, squadLogId } from "./doc.ts";
import type { Histories } from "./histories.ts";

const READ_ENTRIES = 5_000;
/** what came into a log between its reading and its rewriting is taken out by another one */
const REWRITES_MAX = 5;

/** What erasure needs of the scrimmages. */
export interface ErasableScrimmages {
  /** ids of those that belong to this squad */
  of(squad: string): Promise<string[]>;
  /** its document, code and log */
  removeWhole(id: string): Promise<void>;
  /** its log was rewritten: what any process has folded of it counts no more, and who is connected comes again */
  rewritten(id: string): Promise<void>;
}

/**
 * The second step of forgetting (the first is an entry that every fold obeys at once): rewrites the
 * logs so that nothing is left. Everything here may be done again, by whichever process comes to it:
 * `Squad.erasing` names what is not done yet, and the rewrite of the squad's own log, the last step, ends that.
 */
export async function finishErasing(
  squad: Squad,
  { stores, histories, scrimmages }: { stores: Stores; histories: Histories; scrimmages: ErasableScrimmages },
): Promise<void> {
  const members = [...squad.erasing.members];
  const gone = [...squad.erasing.scrimmages];
  if (members.length + gone.length === 0) return;
  for (const id of gone) {
    await scrimmages.removeWhole(id);
    for (const later of await scrimmages.of(squad.id)) {
      if (!(await follows(stores, later, id))) continue;
      await stores.log.rewrite(later, (entry) => followUpWithout(entry, id));
      await scrimmages.rewritten(later);
    }
  }
  if (members.length > 0) {
    for (const id of await scrimmages.of(squad.id)) {
      for (const member of members) await eraseFromScrimmage(stores, id, member);
      await scrimmages.rewritten(id);
    }
  }
  for (const member of members) {
    const change = memberEraser(await histories.entries(squad.id), member);
    await histories.log.rewrite(squadLogId(squad.id), change);
  }
  for (const id of gone) {
    const change = scrimmageEraser(await histories.entries(squad.id), id);
    await histories.log.rewrite(squadLogId(squad.id), change);
  }
  await changeSquadDoc(stores.docs, squad.id, (doc) => ({
    ...doc,
    members: doc.members.filter((one) => !members.includes(one.id)),
    edition: doc.edition + 1,
  }));
  histories.forget(squad.id);
}

/** whether this scrimmage is a follow-up of that one: its first entry says so */
async function follows({ log }: Stores, id: string, day: string): Promise<boolean> {
  const [begun] = await log.read(id, 0, 1);
  return begun?.input.do === "create" && begun.input.squad?.followUp?.of === day;
}

async function eraseFromScrimmage({ log }: Stores, id: string, member: string): Promise<void> {
  for (let i = 0; i < REWRITES_MAX; i++) {
    const entries: Entry[] = [];
    for (;;) {
      const some = await log.read(id, entries.at(-1)?.seq ?? 0, READ_ENTRIES);
      entries.push(...some);
      if (some.length < READ_ENTRIES) break;
    }
    // An id is drawn at random: where its letters stand, it is meant.
    if (!entries.some((entry) => JSON.stringify(entry).includes(member))) return;
    await log.rewrite(id, anonymiser(entries, { member }));
  }
}
