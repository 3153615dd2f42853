import { Options } from "../phone-options.tsx";
import { type PhoneKind, tagOf } from "../phone-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "choice" }>;
type Key = Extract<KeyView, { kind: "choice" }>;

/** One of two to eight: a tap is the answer. */
export const choicePhone: PhoneKind<Asked, Key> = {
  sends: "tap",
  hint: (words) => words.tapOne,
  Answer: ({ asked, value, shown, tags, words, onChange, ...rest }) => (
    <Options
      {...rest}
      type="radio"
      stem={asked.stem}
      media={asked.media}
      rightWord={words.right}
      onPick={onChange}
      options={asked.options.map((text, position) => ({
        text,
        chosen: value === position,
        tag: tagOf(tags, (own) => own === position),
        right: shown && shown.right === position,
      }))}
    />
  ),
  picked: (asked, _value, n) => (n < asked.options.length ? n : null),
  whole: () => true,
  line: (asked, value) => lineAt(asked, typeof value === "number" ? value : -1),
  right: (asked, key) => lineAt(asked, key.right),
};

function lineAt(asked: Asked, position: number) {
  return { marks: [position], text: asked.options[position] ?? "" };
}
