"use client";
import Plus from "lucide-react/icons/plus";
import Link from "next/link";
import { useEffect, useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type {
  EnrolledAnswer,
  MemberLine,
  MemberPatch,
  PinLine,
  PinsAnswer,
  ReceiptAnswer,
  SquadAnswer,
} from "#lib/protocol/http.ts";
import type { RosterLine } from "#lib/squad/roster.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Outcome, type Refusal, send } from "../../_desk/api.ts";
import { Confirm } from "../../_desk/confirm.tsx";
import { Desk } from "../../_desk/desk.tsx";
import page from "../../_desk/page.module.css";
import { Empty, NotYet, Trouble } from "../../_desk/states.tsx";
import { useAnswer } from "../../_desk/use-answer.ts";
import { Retention } from "../_retention/retention.tsx";
import { Add } from "./add.tsx";
import { HomeLinks } from "./home-links.tsx";
import { dropKey, type Key, readKey, storeKey } from "./key.ts";
import { KeyList } from "./key-list.tsx";
import { Members } from "./members.tsx";
import { keyFrom, newMember } from "./new-member.ts";
import { drawPin } from "./pin.ts";
import { type Erased, ReceiptCard } from "./receipt.tsx";
import { SquadScrimmages } from "./scrimmages.tsx";
import { Slips } from "./slips.tsx";
import { SquadName } from "./squad-name.tsx";
import css from "./squads.module.css";

type Asking = { for: "member"; member: MemberLine } | { for: "pins" } | { for: "squad" } | null;

/** One squad, connected: who is in it, what it played, and how to take it all away again. */
export function SquadPage({ id }: { id: string }) {
  const words = useWords(squadsWords);
  const path = `/api/squads/${id}`;
  const { answer, again } = useAnswer<SquadAnswer>(path);
  const [owners, setOwners] = useState<Key>({});
  const [note, setNote] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const [busy, setBusy] = useState(false);
  const [pins, setPins] = useState<readonly PinLine[] | null>(null);
  const [erased, setErased] = useState<Erased | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => setOwners(readKey(id)), [id]);

  /** Sends one change and shows the squad as it is then; null when it was refused. */
  const changed = async <T extends { ok: true }>(sending: Promise<Outcome<T>>): Promise<T | null> => {
    setBusy(true);
    setRefusal(null);
    setNote("");
    const outcome = await sending;
    setBusy(false);
    setAsking(null);
    if (!outcome.ok) {
      setRefusal(outcome);
      again();
      return null;
    }
    setNote(words.page.saved);
    again();
    return outcome;
  };
  const keepOwners = (key: Key) => {
    setOwners(key);
    storeKey(id, key);
  };

  if (answer === null) return <NotYet />;
  if (!answer.ok && !gone)
    return (
      <Desk here="squads" title={words.heading}>
        <main id="content" className={page.page}>
          <Trouble refusal={answer} again={again} />
        </main>
      </Desk>
    );
  if (gone || !answer.ok)
    return (
      <Desk here="squads" title={words.heading}>
        <main id="content" className={page.page}>
          <h1>{words.page.gone}</h1>
          {erased && <ReceiptCard erased={erased} />}
          <Link className="btn" href="/coach/squads">
            {words.page.back}
          </Link>
        </main>
      </Desk>
    );

  const { squad, scrimmages } = answer;
  const without = squad.members.filter((one) => !one.pin).length;
  const add = async (lines: readonly RosterLine[]) => {
    const members = lines.map((line) => newMember(line, squad.pseudonymous));
    const made = await changed(send<EnrolledAnswer>("POST", `${path}/members`, { members }));
    if (made && squad.pseudonymous) keepOwners({ ...owners, ...keyFrom(made, lines) });
    return made !== null;
  };
  const givePins = async (who: "all" | "without") => {
    const given = await changed(send<PinsAnswer>("POST", `${path}/pins`, { who }));
    if (given) setPins(given.pins);
  };
  const givePin = async (member: MemberLine) => {
    const pin = drawPin();
    const given = await changed(send("PATCH", `${path}/members/${member.id}`, { pin }));
    if (given) setPins([{ member: member.id, name: member.name, pin }]);
  };
  const removeMember = async (member: MemberLine) => {
    const done = await changed(send<ReceiptAnswer>("DELETE", `${path}/members/${member.id}`));
    if (!done) return;
    setErased(done);
    const { [member.id]: _, ...rest } = owners;
    if (squad.pseudonymous) keepOwners(rest);
  };
  const removeSquad = async () => {
    const done = await changed(send<ReceiptAnswer>("DELETE", path));
    if (!done) return;
    dropKey(id);
    setErased(done);
    setGone(true);
  };

  if (pins)
    return (
      <Desk here="squads" title={squad.name}>
        <Slips squad={squad.name} pins={pins} owners={owners} done={() => setPins(null)} />
      </Desk>
    );
  return (
    <Desk
      here="squads"
      title={squad.name}
      note={note}
      right={
        <Link className="btn pri" href={`/coach/new?squad=${id}`}>
          <Plus size={16} aria-hidden="true" />
          {words.page.newScrimmage}
        </Link>
      }
    >
      <main id="content" className={page.page}>
        <div>
          <SquadName name={squad.name} rename={(name) => void changed(send("PATCH", path, { name }))} />
          <p className={page.lead}>
            {[
              words.kind[squad.kind],
              squad.open ? words.open : words.members({ n: squad.members.length }),
              squad.pseudonymous && words.pseudonymous,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {refusal && <Trouble refusal={refusal} />}
        {erased && <ReceiptCard erased={erased} close={() => setErased(null)} />}
        {!squad.open && (
          <Link className="btn" href={`/coach/squads/${id}/records`}>
            {words.records.open}
          </Link>
        )}
        {(scrimmages.length > 0 || squad.lastAt !== null) && <Retention squad={id} />}
        {!squad.open && (
          <section aria-labelledby="members">
            <h2 id="members">{words.page.members}</h2>
            {squad.members.length === 0 ? (
              <Empty>{words.page.noMembers}</Empty>
            ) : (
              <Members
                members={squad.members}
                pseudonymous={squad.pseudonymous}
                owners={owners}
                change={(member, patch: MemberPatch) =>
                  void changed(send("PATCH", `${path}/members/${member.id}`, patch))
                }
                givePin={(member) => void givePin(member)}
                remove={(member) => setAsking({ for: "member", member })}
              />
            )}
            <Add
              taken={squad.members.map((one) => (squad.pseudonymous ? (owners[one.id] ?? "") : one.name))}
              local={squad.pseudonymous}
              open={squad.members.length === 0}
              busy={busy}
              add={add}
            />
          </section>
        )}
        {squad.pseudonymous && squad.members.length > 0 && (
          <KeyList name={squad.name} members={squad.members} owners={owners} keep={keepOwners} />
        )}
        {squad.members.length > 0 && (
          <section aria-labelledby="pins">
            <h2 id="pins">{words.page.pins}</h2>
            <p className={css.text}>{words.page.pinsText}</p>
            <div className={css.acts}>
              {without > 0 && (
                <button
                  type="button"
                  className="btn"
                  disabled={busy}
                  onClick={() => void givePins("without")}
                >
                  {words.page.pinsWithout({ n: without })}
                </button>
              )}
              {without < squad.members.length && (
                <button type="button" className="btn" onClick={() => setAsking({ for: "pins" })}>
                  {words.page.pinsAll}
                </button>
              )}
            </div>
            <label className={css.tick}>
              <input
                type="checkbox"
                checked={squad.guests}
                onChange={(event) => void changed(send("PATCH", path, { guests: event.target.checked }))}
              />
              <span>
                <b>{words.page.guests}</b>
                <small>{words.page.guestsNote}</small>
              </span>
            </label>
          </section>
        )}
        {scrimmages.length > 0 && squad.members.length > 0 && <HomeLinks squad={id} />}
        <SquadScrimmages
          squad={id}
          lines={scrimmages}
          played={squad.lastAt !== null}
          changed={(receipt) => {
            setErased(receipt);
            again();
          }}
        />
        <section className={css.end} aria-labelledby="end">
          <h2 id="end">{words.page.end}</h2>
          <p className={css.text}>{words.page.endText}</p>
          <div className={css.acts}>
            <button type="button" className="btn stop" onClick={() => setAsking({ for: "squad" })}>
              {words.page.end}
            </button>
          </div>
        </section>
      </main>
      {asking?.for === "member" && (
        <Confirm
          title={words.page.removeTitle({ name: asking.member.name })}
          action={words.page.remove}
          stop
          busy={busy}
          confirm={() => void removeMember(asking.member)}
          cancel={() => setAsking(null)}
        >
          <p>{words.page.removeText}</p>
        </Confirm>
      )}
      {asking?.for === "pins" && (
        <Confirm
          title={words.page.pinsAllTitle}
          action={words.page.pinsAll}
          busy={busy}
          confirm={() => void givePins("all")}
          cancel={() => setAsking(null)}
        >
          <p>{words.page.pinsAllText}</p>
        </Confirm>
      )}
      {asking?.for === "squad" && (
        <Confirm
          title={words.page.endTitle({ name: squad.name })}
          action={words.page.endDo}
          stop
          busy={busy}
          confirm={() => void removeSquad()}
          cancel={() => setAsking(null)}
        >
          <p>{words.page.endText}</p>
        </Confirm>
      )}
    </Desk>
  );
}
