"use client";
import { OptionFields, OptionsShown } from "./options.tsx";
import type { KindDesk } from "./type.ts";

export const multiDesk: KindDesk = {
  blank: (common) => ({
    kind: "multi",
    ...common,
    options: [{ text: "" }, { text: "" }, { text: "" }, { text: "" }],
    right: [0],
  }),
  answer: (question) =>
    question.kind === "multi" ? question.right.map((i) => question.options[i]?.text ?? "").join("; ") : "",
  texts: (question) => (question.kind === "multi" ? question.options.map(({ text }) => text) : []),
  Fields({ question, change }) {
    if (question.kind !== "multi") return null;
    return (
      <OptionFields
        options={question.options}
        right={question.right}
        several
        change={(options, right) => change({ ...question, options, right })}
      />
    );
  },
  Shown: ({ question }) =>
    question.kind === "multi" ? <OptionsShown options={question.options} right={question.right} /> : null,
};
