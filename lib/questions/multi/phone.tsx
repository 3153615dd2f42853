import { Options } from "../phone-options.tsx";
import { type PhoneKind, tagOf } from "../phone-parts.tsx";
import type { AnswerValue, AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "multi" }>;
type Key = Extract<KeyView, { kind: "multi" }>;

const chosen = (value: AnswerValue | null): number[] => (Array.isArray(value) ? value : []);

/** Several of two to eight: every change with at least one chosen is sent. */
export const multiPhone: PhoneKind<Asked, Key> = {
  sends: "change",
  hint: (words) => words.tapSome,
  Answer: ({ asked, value, shown, tags, words, onChange, ...rest }) => (
    <Options
      {...rest}
      type="checkbox"
      stem={asked.stem}
      media={asked.media}
      rightWord={words.right}
      onPick={(position) => onChange(toggled(value, position))}
      options={asked.options.map((text, position) => ({
        text,
        chosen: chosen(value).includes(position),
        tag: tagOf(tags, (own) => chosen(own).includes(position)),
        right: shown?.right.includes(position) ?? null,
      }))}
    />
  ),
  picked: (asked, value, n) => (n < asked.options.length ? toggled(value, n) : null),
  whole: (_asked, value) => chosen(value).length > 0,
  line: (asked, value) => linesAt(asked, chosen(value)),
  right: (asked, key) => linesAt(asked, key.right),
};

function toggled(value: AnswerValue | null, position: number): number[] {
  const others = chosen(value).filter((one) => one !== position);
  return others.length < chosen(value).length ? others : [...others, position].toSorted((a, b) => a - b);
}

function linesAt(asked: Asked, positions: number[]) {
  return { marks: positions, text: positions.map((at) => asked.options[at] ?? "").join("; ") };
}
