import { lightOf, type ProjectorKind } from "../projector-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "choice" }>;
type Key = Extract<KeyView, { kind: "choice" }>;

/** One right option of two to eight: two columns from four options. */
export const choiceProjector: ProjectorKind<Asked, Key> = {
  Answers({ asked, shown, onPhones, parts: { Board, Card } }) {
    const cards = asked.options.map((text, position) => ({ text, position }));
    const here = onPhones ? cards.filter((card) => card.position === shown?.right) : cards;
    if (here.length === 0) return null;
    return (
      <Board columns={here.length > 3 ? 2 : 1}>
        {here.map(({ text, position }) => (
          <Card
            key={position}
            position={position}
            text={text}
            light={lightOf(shown !== null, position === shown?.right)}
          />
        ))}
      </Board>
    );
  },
  lines: (asked) => asked.options.map((text, position) => ({ value: position, marks: [position], text })),
  right: (asked, key) => [{ value: key.right, marks: [key.right], text: asked.options[key.right] ?? "" }],
  marks: (value) => (typeof value === "number" ? [value] : []),
  say: () => null,
  misconception: (key, value) => (typeof value === "number" ? (key.misconceptions[value] ?? null) : null),
};
