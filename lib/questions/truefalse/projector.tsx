import { lightOf, type ProjectorKind } from "../projector-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "truefalse" }>;
type Key = Extract<KeyView, { kind: "truefalse" }>;

/** True stands first everywhere, so it has the first mark. */
const POSITION = { true: 0, false: 1 } as const;
const positionOf = (value: boolean): number => (value ? POSITION.true : POSITION.false);

/** A statement: two wide cards side by side. */
export const trueFalseProjector: ProjectorKind<Asked, Key> = {
  Answers({ shown, onPhones, words, parts: { Board, Card } }) {
    const here = onPhones ? [true, false].filter((value) => value === shown?.right) : [true, false];
    if (here.length === 0) return null;
    return (
      <Board columns={here.length > 1 ? 2 : 1}>
        {here.map((value) => (
          <Card
            key={positionOf(value)}
            big
            position={positionOf(value)}
            text={value ? words.true : words.false}
            light={lightOf(shown !== null, value === shown?.right)}
          />
        ))}
      </Board>
    );
  },
  lines: (_asked, words) => [
    { value: true, marks: [POSITION.true], text: words.true },
    { value: false, marks: [POSITION.false], text: words.false },
  ],
  right: (_asked, key, words) => [
    { value: key.right, marks: [positionOf(key.right)], text: key.right ? words.true : words.false },
  ],
  marks: (value) => (typeof value === "boolean" ? [positionOf(value)] : []),
  say: () => null,
  misconception: (key, value) => (value === key.right ? null : key.misconception),
};
