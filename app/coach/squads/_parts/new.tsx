"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useMemo, useRef, useState } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import { TITLE_CHARS_MAX } from "#lib/kit/limits.ts";
import type { SquadKind } from "#lib/model/squad.ts";
import type { EnrolledAnswer, SquadPost } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import { type Refusal, send } from "../../_desk/api.ts";
import { Desk } from "../../_desk/desk.tsx";
import page from "../../_desk/page.module.css";
import { Trouble } from "../../_desk/states.tsx";
import { storeKey } from "./key.ts";
import { keyFrom, newMember } from "./new-member.ts";
import { Paste, readList } from "./paste.tsx";
import css from "./squads.module.css";

const KINDS: readonly SquadKind[] = ["class", "team", "club"];

/** One page, one button: name, kind, list. */
export function NewSquad() {
  const words = useWords(squadsWords);
  const router = useRouter();
  const field = useId();
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [unnamed, setUnnamed] = useState(false);
  const [kind, setKind] = useState<SquadKind>("class");
  const [pseudonymous, setPseudonymous] = useState(false);
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const preview = useMemo(() => readList(text, []), [text]);

  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") {
      setUnnamed(true);
      nameField.current?.focus();
      return;
    }
    setBusy(true);
    setRefusal(null);
    const members = preview.members.map((line) => newMember(line, pseudonymous));
    const post: SquadPost = { name: name.trim(), kind, pseudonymous, members };
    const outcome = await send<EnrolledAnswer>("POST", "/api/squads", post);
    if (!outcome.ok) {
      setBusy(false);
      return setRefusal(outcome);
    }
    if (pseudonymous) storeKey(outcome.id, keyFrom(outcome, preview.members));
    router.push(`/coach/squads/${outcome.id}`);
  };

  return (
    <Desk here="squads" title={words.make.title}>
      <main id="content" className={page.page}>
        <h1 className="sr">{words.make.title}</h1>
        <form className={css.form} onSubmit={(event) => void make(event)} noValidate>
          <div className={css.field}>
            <label htmlFor={field}>{words.make.name}</label>
            <input
              id={field}
              ref={nameField}
              value={name}
              maxLength={TITLE_CHARS_MAX}
              autoComplete="off"
              aria-invalid={unnamed || undefined}
              aria-describedby={`${field}-hint`}
              onChange={(event) => {
                setName(event.target.value);
                setUnnamed(false);
              }}
            />
            <p
              id={`${field}-hint`}
              className={unnamed ? css.wrong : "lab"}
              role={unnamed ? "alert" : undefined}
            >
              {unnamed ? words.make.nameEmpty : words.make.nameHint}
            </p>
          </div>
          <Choice
            legend={words.make.kind}
            value={kind}
            options={KINDS.map((one) => ({ value: one, name: words.kind[one], says: words.kindSays[one] }))}
            choose={setKind}
          />
          <Choice
            legend={words.make.names}
            value={pseudonymous ? "pseudonyms" : "real"}
            options={[
              { value: "real", name: words.make.real, says: words.make.realSays },
              { value: "pseudonyms", name: words.make.pseudonyms, says: words.make.pseudonymsSays },
            ]}
            choose={(value) => setPseudonymous(value === "pseudonyms")}
          />
          <section aria-labelledby="list">
            <h2 id="list">{words.make.list}</h2>
            <Paste text={text} change={setText} preview={preview} local={pseudonymous} />
          </section>
          {refusal && <Trouble refusal={refusal} />}
          <div className={css.go}>
            <button type="submit" className={`btn pri ${css.main}`} disabled={busy}>
              {busy ? words.make.making : words.make.do({ n: preview.members.length })}
            </button>
            {preview.members.length === 0 && <span className="lab">{words.make.later}</span>}
          </div>
        </form>
      </main>
    </Desk>
  );
}

function Choice<T extends string>({
  legend,
  value,
  options,
  choose,
}: {
  legend: string;
  value: T;
  options: readonly { value: T; name: string; says: string }[];
  choose: (value: T) => void;
}) {
  const group = useId();
  return (
    <fieldset className={css.choice}>
      <legend>{legend}</legend>
      {options.map((one) => (
        <label key={one.value}>
          <input type="radio" name={group} checked={one.value === value} onChange={() => choose(one.value)} />
          <span>
            <b>{one.name}</b>
            <small>{one.says}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
