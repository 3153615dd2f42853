import { createHmac } from "node:crypto";
import type { QuestionBase } from "#lib/model/question.ts";
import type { State } from "#lib/model/state.ts";
import { homePool, isOptedIn, mayPractise, ownPool, practiceLink, setPool } from "#lib/practice/pools.ts";
import { awakePool, type Resting } from "#lib/practice/resting.ts";
import { checkedBy, inPool, type Pool, practiceOf } from "#lib/practice/set.ts";
import type { Checked, Practice, PracticeCheck, PracticeKind } from "#lib/practice/types.ts";
import { own } from "#lib/squad/keys.ts";
import type { Squad } from "#lib/squad/types.ts";
import type { HttpDeps } from "#server/http/deps.ts";
import { coachProof, sameText } from "#server/http/guard.ts";
import { Refused } from "#server/http/refuse.ts";
import { gather } from "#server/http/shelf.ts";
import { Derived } from "#server/rooms/derived.ts";
import { Directory } from "#server/rooms/directory.ts";

/** What a practice set is opened by: its address, told apart by nothing but this. */
export interface PracticeDoor {
  kind: PracticeKind;
  /** of a scrimmage; home: of a squad */
  id: string;
  token: string;
  /** the coach looks: nothing is held back from whoever runs what is played */
  coach: boolean;
}

interface Opened {
  pool: Pool;
  state: State | null;
  /** whose first answers choose the next home set: a member who opted in */
  record: { squad: string; member: string } | null;
}

/** the same question again within this is the same attempt, sent twice or drilled twice */
const SAME_ATTEMPT_MS = 10 * 60_000;

/**
 * Practice between scrimmages. Nothing of it is stored, except that the first answers of a squad's member
 * who opted in go to the squad's log, where they choose the next home set and move nothing else.
 */
export class Practices {
  #deps: Pick<HttpDeps, "stores" | "config" | "squads" | "reviews">;
  #directory: Directory;
  #everybody = new Derived<Pool>();
  #own = new Derived<Pool | null>();

  constructor(deps: Pick<HttpDeps, "stores" | "config" | "squads" | "reviews">) {
    this.#deps = deps;
    this.#directory = new Directory(deps.stores);
  }

  async practice(door: PracticeDoor, seed: string): Promise<Practice> {
    const { pool, resting } = awakePool((await this.#open(door)).pool, await this.#resting(door));
    if (resting > 0 && pool.wanted.length === 0) throw new Refused("wrong-phase");
    return { ...practiceOf(pool, seed), ...(resting > 0 && { resting }) };
  }

  async check(door: PracticeDoor, post: PracticeCheck): Promise<Checked> {
    const { pool, state, record } = await this.#open(door);
    const question = inPool(pool, post.question);
    if (!question) throw new Refused("no-such-option");
    if ((await this.#resting(door))(question)) throw new Refused("wrong-phase");
    const checked = checkedBy(pool, question, post, state ? acceptedOf(state, question.id) : []);
    if (!checked) throw new Refused("bad-answer");
    if (record && post.turn === 0 && post.value !== null)
      await this.#practised(record, question.id, checked.ruling.share === 1);
    return checked;
  }

  /** Where everybody practises a scrimmage's focus topics: for the coach to hand out. */
  async setPath(id: string): Promise<string> {
    const state = await this.#deps.reviews.state(id);
    if (!state) throw new Refused("no-such-scrimmage");
    return `/practice/set/${id}/${practiceLink(state)}`;
  }

  /** Each member's own address. Whoever has it is taken for that member, here and nowhere else. */
  async homePaths(squadId: string): Promise<{ member: string; name: string; path: string }[]> {
    const { doc } = await this.#deps.squads.read(squadId);
    return doc.members.map(({ id, name }) => ({
      member: id,
      name,
      path: `/practice/home/${squadId}/${this.#memberToken(squadId, id)}`,
    }));
  }

  async #open(door: PracticeDoor): Promise<Opened> {
    return door.kind === "home" ? this.#openHome(door) : this.#openScrimmage(door);
  }

  async #openScrimmage({ kind, id, token, coach }: PracticeDoor): Promise<Opened> {
    const { reviews } = this.#deps;
    const seat = kind === "mine" ? await reviews.seatOfSecret(id, token) : null;
    const state = await reviews.state(id);
    if (!state) throw new Refused("no-such-scrimmage");
    if (kind === "mine" ? seat === null : !sameText(token, practiceLink(state)))
      throw new Refused("no-such-scrimmage");
    if (!mayPractise(state)) throw new Refused("wrong-phase");
    const squad = await this.#squadOf(state);
    if (squad && !coach) await this.#notWhilePlaying(squad.id);
    // The report is much work, and thirty phones open the same link.
    const moved = String(squad?.seq ?? 0);
    const everybody = () => this.#everybody.get(state, { of: "", with: moved }, () => setPool(state, squad));
    if (seat === null) return { pool: everybody(), state, record: null };
    const mine = { of: String(seat), with: moved };
    const pool = this.#own.get(state, mine, () => ownPool(state, squad, seat, everybody));
    if (!pool) throw new Refused("no-such-scrimmage");
    const member = state.seats[seat]?.member ?? null;
    const record = squad && member !== null && isOptedIn(squad, member) ? { squad: squad.id, member } : null;
    return { pool, state, record };
  }

  async #openHome({ id, token, coach }: PracticeDoor): Promise<Opened> {
    const { squads, stores } = this.#deps;
    const { doc, squad } = await squads.recorded(id);
    const member = doc.members.find((one) => sameText(token, this.#memberToken(id, one.id)));
    if (!member) throw new Refused("no-such-member");
    if (!coach) await this.#notWhilePlaying(id);
    const questions = await this.#met(squad);
    const secret = this.#memberToken(id, `${member.id}/order`);
    const pool = homePool(squad, questions, {
      ...{ member: member.id, title: doc.name, secret, at: stores.log.now() },
    });
    const record = isOptedIn(squad, member.id) ? { squad: id, member: member.id } : null;
    return { pool, state: null, record };
  }

  /** The history that the scrimmage belongs to, if only for its follow-ups. A deleted squad leaves none. */
  async #squadOf(state: State): Promise<Squad | null> {
    const id = (await this.#directory.get(state.id))?.value.squad ?? state.squad?.id;
    if (id === undefined || !(await this.#deps.squads.doc(id))) return null;
    return (await this.#deps.squads.recorded(id)).squad;
  }

  /** What somebody is asked just now, over these packs or a copy of them, is practised by nobody. */
  async #resting({ coach }: PracticeDoor): Promise<Resting> {
    return coach ? () => false : (await this.#deps.reviews.played()).asks;
  }

  /** While the squad plays, a check would tell answers that are still to be asked. */
  async #notWhilePlaying(squad: string): Promise<void> {
    if ((await this.#deps.reviews.played()).squads.has(squad)) throw new Refused("wrong-phase");
  }

  /** Questions of the packs that the squad has met, as they are now. A pack that is gone gives none. */
  async #met(squad: Squad): Promise<QuestionBase[]> {
    const packs = new Set(Object.keys(squad.questions).map((key) => key.slice(0, key.indexOf("/"))));
    const questions: QuestionBase[] = [];
    for (const pack of packs)
      questions.push(...((await gather(this.#deps.stores.docs, [pack], []))?.questions ?? []));
    return questions;
  }

  async #practised(who: { squad: string; member: string }, question: string, right: boolean): Promise<void> {
    const { squads, stores } = this.#deps;
    const { doc, squad } = await squads.recorded(who.squad);
    const last = own(squad.practised, who.member)?.findLast((one) => one.question === question);
    if (last && stores.log.now() - last.at < SAME_ATTEMPT_MS) return;
    await squads.histories.append(doc, [
      { do: "practised", member: who.member, question, right, sure: null },
    ]);
  }

  /** Stored nowhere: made of the coach's key, from which it cannot be told what the key is. */
  #memberToken(squad: string, member: string): string {
    return createHmac("sha256", coachProof(this.#deps.config.coachKey))
      .update(`practice/${squad}/${member}`)
      .digest("base64url")
      .slice(0, 24);
  }
}

/** canonical answers to this question that the coach took as right too */
function acceptedOf(state: State, id: string): string[] {
  return state.runs.flatMap((run) => (state.questions[run.question]?.id === id ? run.accepted : []));
}
