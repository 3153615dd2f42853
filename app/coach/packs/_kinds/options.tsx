"use client";
import { packsWords } from "#lib/i18n/packs.ts";
import { OPTION_CHARS_MAX, OPTIONS_MAX } from "#lib/kit/limits.ts";
import { LETTERS, Mark } from "../../../_look/mark.tsx";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import css from "./kinds.module.css";
import { Rows, replaced, without } from "./rows.tsx";
import { filled } from "./type.ts";

export interface OptionText {
  text: string;
  misconception?: string | undefined;
}

/** Options to write, with which of them are right. One and several right ones differ in their control. */
export function OptionFields<T extends OptionText>({
  options,
  right,
  several,
  change,
}: {
  options: readonly T[];
  right: readonly number[];
  several: boolean;
  change: (options: (T | OptionText)[], right: number[]) => void;
}) {
  const words = useWords(packsWords).edit;
  const mark = (at: number) => {
    if (!several) return change([...options], [at]);
    const next = right.includes(at) ? right.filter((i) => i !== at) : [...right, at].sort((a, b) => a - b);
    change([...options], next);
  };
  const remove = (at: number) =>
    change(
      without(options, at),
      right.filter((i) => i !== at).map((i) => (i > at ? i - 1 : i)),
    );
  return (
    <Rows
      name={words.options}
      rows={options.map((option, i) => {
        const letter = LETTERS[i] ?? "";
        const isRight = right.includes(i);
        return {
          key: letter,
          remove: options.length > 2 ? { label: words.removeOption({ letter }), go: () => remove(i) } : null,
          content: (
            <div className={css.option}>
              <Mark position={i} look="plain" className={css.mark} />
              <input
                aria-label={words.option({ letter })}
                value={option.text}
                maxLength={OPTION_CHARS_MAX}
                onChange={(event) =>
                  change(replaced(options, i, { ...option, text: event.target.value }), [...right])
                }
              />
              <label className={css.right}>
                <input
                  type={several ? "checkbox" : "radio"}
                  name="right-option"
                  checked={isRight}
                  aria-label={words.isRight({ letter })}
                  onChange={() => mark(i)}
                />
                {words.right}
              </label>
              {!isRight && (
                <input
                  className={css.mixes}
                  aria-label={`${words.option({ letter })}: ${words.mixesUp}`}
                  placeholder={`${words.mixesUp}, ${words.mixesUpHint}`}
                  value={option.misconception ?? ""}
                  maxLength={300}
                  onChange={(event) => {
                    const { misconception: _, ...rest } = option;
                    const next = { ...rest, ...filled("misconception", event.target.value) };
                    change(replaced<T | OptionText>(options, i, { ...next, text: option.text }), [...right]);
                  }}
                />
              )}
            </div>
          ),
        };
      })}
      add={
        options.length < OPTIONS_MAX
          ? { label: words.addOption, go: () => change([...options, { text: "" }], [...right]) }
          : null
      }
    />
  );
}

/** Options as a phone shows them; the right ones lit. */
export function OptionsShown({
  options,
  right,
}: {
  options: readonly { text: string }[];
  right: readonly number[];
}) {
  return (
    <ul className={css.shown}>
      {options.map((option, i) => (
        <li key={LETTERS[i]} className={right.includes(i) ? css.lit : undefined}>
          <Mark position={i} />
          <span>
            <Rich text={option.text} />
          </span>
        </li>
      ))}
    </ul>
  );
}
