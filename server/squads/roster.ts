import { randomBytes } from "node:crypto";
import { nameFits, nameKey } from "#lib/game/seats.ts";
import type { TimeMult } from "#lib/model/input.ts";
import type { SquadInput } from "#lib/model/squad.ts";
import type { NewMember, PinLine } from "#lib/protocol/http.ts";
import { memberOf } from "#lib/squad/fold.ts";
import { ROSTER_MAX, type Squad } from "#lib/squad/types.ts";
import { freeName } from "#server/gateway/names.ts";
import { Refused } from "#server/http/refuse.ts";
import type { DocStore } from "#server/stores/types.ts";
import { changeSquadDoc, type NamedMember, type SquadDoc } from "./doc.ts";
import type { Histories } from "./histories.ts";
import { hashPin, newPin } from "./pins.ts";

/** Where a roster is: names and PINs in the squad's document, all else about its members in its log. */
export interface RosterPlace {
  docs: DocStore;
  histories: Histories;
  read(id: string): Promise<{ doc: SquadDoc; squad: Squad }>;
  /** what was taken back leaves the log by and by */
  eraseLater(id: string): void;
}

/** What the coach may change of a member; `pin`: digits, null for none. */
export interface MemberChange {
  name?: string | undefined;
  pin?: string | null | undefined;
  timeMult?: TimeMult | undefined;
  calm?: boolean | undefined;
  optIn?: boolean | undefined;
}

export async function enrolIn(
  place: RosterPlace,
  id: string,
  news: readonly NewMember[],
): Promise<NamedMember[]> {
  const { doc } = await place.read(id);
  const members = await named(news, doc.members, doc.pseudonymous);
  if (members.length === 0) return [];
  const [code] = await place.histories.append(doc, [{ do: "enrol", members: enrolled(members, news) }]);
  if (code) throw new Refused(code);
  const taken: string[] = [];
  const changed = await changeSquadDoc(place.docs, id, (now) => {
    taken.length = 0;
    const keys = new Set(now.members.map((one) => nameKey(one.name)));
    taken.push(...members.filter((one) => keys.has(nameKey(one.name))).map((one) => one.name));
    // Two desks that add the same list at once: the second one's members have no name and are taken back.
    return taken.length > 0 ? null : { ...now, members: [...now.members, ...members] };
  });
  if (changed !== null && taken.length === 0) return members;
  await place.histories.append(
    doc,
    members.map((one) => ({ do: "forget", member: one.id })),
  );
  place.eraseLater(id);
  throw changed === null ? new Refused("no-such-squad") : new Refused("name-taken", undefined, taken[0]);
}

export async function changeMemberOf(
  place: RosterPlace,
  id: string,
  member: string,
  change: MemberChange,
): Promise<void> {
  const { doc, squad } = await place.read(id);
  const known = memberOf(squad, member);
  const before = doc.members.find((one) => one.id === member);
  if (!known || !before) throw new Refused("no-such-member");
  if (change.name !== undefined) {
    if (doc.pseudonymous) throw new Refused("pseudonymous");
    if (!nameFits(change.name)) throw new Refused("name-empty");
    const key = nameKey(change.name);
    if (doc.members.some((one) => one.id !== member && nameKey(one.name) === key))
      throw new Refused("name-taken", undefined, change.name);
  }
  const inputs: SquadInput[] = [];
  const { timeMult = known.timeMult, calm = known.calm } = change;
  if (timeMult !== known.timeMult || calm !== known.calm)
    inputs.push({ do: "accommodate", member, timeMult, calm });
  if (change.optIn !== undefined && change.optIn !== known.optedIn)
    inputs.push({ do: "optIn", member, on: change.optIn });
  if (inputs.length > 0) {
    const refused = (await place.histories.append(doc, inputs)).find((code) => code !== null);
    if (refused) throw new Refused(refused === "no-such-seat" ? "no-such-member" : refused);
  }
  if (change.name === undefined && change.pin === undefined) return;
  const pin = typeof change.pin === "string" ? await hashPin(change.pin) : change.pin;
  await changeSquadDoc(place.docs, id, (now) => ({
    ...now,
    members: now.members.map((one) =>
      one.id === member
        ? { ...one, name: change.name ?? one.name, pin: pin === undefined ? one.pin : pin }
        : one,
    ),
  }));
}

/** New PINs, told this once: only their hashes are kept. */
export async function givePinsTo(place: RosterPlace, id: string, who: "all" | "without"): Promise<PinLine[]> {
  const { doc } = await place.read(id);
  const chosen = doc.members.filter((one) => who === "all" || one.pin === null);
  const given = new Map<string, PinLine>();
  const hashes = new Map<string, NamedMember["pin"]>();
  for (const one of chosen) {
    const pin = newPin();
    given.set(one.id, { member: one.id, name: one.name, pin });
    hashes.set(one.id, await hashPin(pin));
  }
  const changed = await changeSquadDoc(place.docs, id, (now) => ({
    ...now,
    members: now.members.map((one) => ({ ...one, pin: hashes.get(one.id) ?? one.pin })),
  }));
  const there = new Set((changed?.members ?? []).map((one) => one.id));
  return [...given.values()].filter((one) => there.has(one.member));
}

export function randomId(): string {
  return randomBytes(9).toString("base64url").replaceAll(/[_-]/g, "x");
}

/** Members with ids and names; in a pseudonymous squad the names are ours. @throws Refused */
export async function named(
  news: readonly NewMember[],
  there: readonly NamedMember[],
  pseudonymous: boolean,
): Promise<NamedMember[]> {
  if (there.length + news.length > ROSTER_MAX) throw new Refused("too-many");
  const keys = new Set(there.map((one) => nameKey(one.name)));
  const members: NamedMember[] = [];
  for (const { name: typed, pin } of news) {
    if (pseudonymous && typed !== undefined) throw new Refused("pseudonymous");
    if (!pseudonymous && typed === undefined) throw new Refused("name-empty");
    const name = typed?.replaceAll(/\s+/g, " ").trim() ?? freeName((one) => keys.has(nameKey(one)));
    if (!nameFits(name)) throw new Refused("name-empty", undefined, name);
    if (keys.has(nameKey(name))) throw new Refused("name-taken", undefined, name);
    keys.add(nameKey(name));
    members.push({ id: randomId(), name, pin: pin === undefined ? null : await hashPin(pin) });
  }
  return members;
}

export function enrolled(
  members: readonly NamedMember[],
  news: readonly NewMember[],
): { id: string; timeMult: TimeMult; calm: boolean }[] {
  return members.map(({ id }, i) => ({
    id,
    timeMult: news[i]?.timeMult ?? 1,
    calm: news[i]?.calm ?? false,
  }));
}
