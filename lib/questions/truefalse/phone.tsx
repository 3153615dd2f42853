import { Options } from "../phone-options.tsx";
import { type PhoneKind, tagOf } from "../phone-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "truefalse" }>;
type Key = Extract<KeyView, { kind: "truefalse" }>;

/** True stands first everywhere, so it has the first mark. */
const BOTH = [true, false] as const;

/** A statement: two large fields. */
export const trueFalsePhone: PhoneKind<Asked, Key> = {
  sends: "tap",
  hint: (words) => words.tapOne,
  Answer: ({ asked, value, shown, tags, words, onChange, ...rest }) => (
    <Options
      {...rest}
      pair
      type="radio"
      stem={asked.stem}
      media={asked.media}
      rightWord={words.right}
      onPick={(position) => onChange(position === 0)}
      options={BOTH.map((one) => ({
        text: one ? words.true : words.false,
        chosen: value === one,
        tag: tagOf(tags, (own) => own === one),
        right: shown && shown.right === one,
      }))}
    />
  ),
  picked: (_asked, _value, n) => BOTH[n] ?? null,
  whole: () => true,
  line: (_asked, value, words) => ({
    marks: [value === true ? 0 : 1],
    text: value === true ? words.true : words.false,
  }),
  right: (_asked, key, words) => ({
    marks: [key.right ? 0 : 1],
    text: key.right ? words.true : words.false,
  }),
};
