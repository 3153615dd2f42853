"use client";
import { OptionFields, OptionsShown } from "./options.tsx";
import type { KindDesk } from "./type.ts";

export const choiceDesk: KindDesk = {
  blank: (common) => ({
    kind: "choice",
    ...common,
    options: [{ text: "" }, { text: "" }, { text: "" }, { text: "" }],
    right: 0,
  }),
  answer: (question) => (question.kind === "choice" ? (question.options[question.right]?.text ?? "") : ""),
  texts: (question) => (question.kind === "choice" ? question.options.map(({ text }) => text) : []),
  Fields({ question, change }) {
    if (question.kind !== "choice") return null;
    return (
      <OptionFields
        options={question.options}
        right={[question.right]}
        several={false}
        change={(options, right) => change({ ...question, options, right: right[0] ?? 0 })}
      />
    );
  },
  Shown: ({ question }) =>
    question.kind === "choice" ? <OptionsShown options={question.options} right={[question.right]} /> : null,
};
