"use client";
import { commonWords } from "#lib/i18n/common.ts";
import { packsWords } from "#lib/i18n/packs.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./kinds.module.css";
import { OptionsShown } from "./options.tsx";
import { type FieldsProps, filled, type KindDesk } from "./type.ts";

function Fields({ question, change }: FieldsProps) {
  const words = useWords(packsWords).edit;
  const names = useWords(commonWords);
  if (question.kind !== "truefalse") return null;
  return (
    <>
      <fieldset className={css.rows}>
        <legend>{words.statement}</legend>
        <div className={css.either}>
          {[true, false].map((value) => (
            <label key={String(value)}>
              <input
                type="radio"
                name="right-statement"
                checked={question.right === value}
                onChange={() => change({ ...question, right: value })}
              />
              {value ? names.true : names.false}
            </label>
          ))}
        </div>
      </fieldset>
      <label className={css.field}>
        <span>{words.mixesUp}</span>
        <input
          value={question.misconception ?? ""}
          placeholder={words.mixesUpHint}
          maxLength={300}
          onChange={(event) => {
            const { misconception: _, ...rest } = question;
            change({ ...rest, ...filled("misconception", event.target.value) });
          }}
        />
      </label>
    </>
  );
}

function Shown({ right }: { right: boolean }) {
  const names = useWords(commonWords);
  return <OptionsShown options={[{ text: names.true }, { text: names.false }]} right={[right ? 0 : 1]} />;
}

export const trueFalseDesk: KindDesk = {
  blank: (common) => ({ kind: "truefalse", ...common, right: true }),
  answer: (question) =>
    question.kind === "truefalse" ? (question.right ? commonWords.en.true : commonWords.en.false) : "",
  texts: () => [],
  Fields,
  Shown: ({ question }) => (question.kind === "truefalse" ? <Shown right={question.right} /> : null),
};
