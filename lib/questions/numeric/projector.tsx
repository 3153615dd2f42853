import { lightOf, type ProjectorKind } from "../projector-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "numeric" }>;
type Key = Extract<KeyView, { kind: "numeric" }>;

/** A typed number: the unit stands on the field, and the range that counts when it is lit. */
export const numericProjector: ProjectorKind<Asked, Key> = {
  Answers({ asked, shown, words, parts: { Board, Field } }) {
    const ask = asked.unit === null ? words.typeNumber : words.typeNumberIn({ unit: asked.unit });
    const range = shown?.range ?? null;
    return (
      <Board columns={1}>
        {shown === null ? (
          <Field text={ask} icon="phone" light="plain" />
        ) : (
          <Field
            text={shown.value}
            note={range === null ? null : words.countsToo({ range })}
            light={lightOf(true, true)}
          />
        )}
      </Board>
    );
  },
  lines: () => [],
  right: (_asked, key) => [{ value: key.value, marks: [], text: key.value }],
  marks: () => [],
  say: () => null,
  misconception: () => null,
};
