import { lightOf, type ProjectorKind } from "../projector-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "multi" }>;
type Key = Extract<KeyView, { kind: "multi" }>;

/** Several right options: the same cards as a choice, with the words that say so. */
export const multiProjector: ProjectorKind<Asked, Key> = {
  Answers({ asked, shown, onPhones, words, parts: { Board, Card } }) {
    const cards = asked.options.map((text, position) => ({ text, position }));
    const here = onPhones ? cards.filter((card) => shown?.right.includes(card.position)) : cards;
    if (here.length === 0) return null;
    return (
      <Board columns={here.length > 3 ? 2 : 1} label={words.pickAll}>
        {here.map(({ text, position }) => (
          <Card
            key={position}
            position={position}
            text={text}
            light={lightOf(shown !== null, shown?.right.includes(position) ?? false)}
          />
        ))}
      </Board>
    );
  },
  lines: (asked) => asked.options.map((text, position) => ({ value: [position], marks: [position], text })),
  right: (asked, key) => [{ value: key.right, marks: key.right, text: textOf(asked, key.right) }],
  marks: (value) => (Array.isArray(value) ? value : []),
  say: (asked, value) => (Array.isArray(value) ? textOf(asked, value) : null),
  misconception: (key, value) =>
    (Array.isArray(value) ? value : []).map((at) => key.misconceptions[at]).find((text) => text) ?? null,
};

/** The options at these positions, as the letters before them run. */
function textOf(asked: Asked, positions: readonly number[]): string {
  return positions.map((at) => asked.options[at] ?? "").join("; ");
}
