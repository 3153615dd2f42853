import type { ProjectorKind } from "../projector-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "order" }>;
type Key = Extract<KeyView, { kind: "order" }>;

/** Entries as they were shuffled; at the reveal the same cards in the right order, numbered, all lit. */
export const orderProjector: ProjectorKind<Asked, Key> = {
  Answers({ asked, shown, onPhones, words, parts: { Board, Card } }) {
    if (onPhones && shown === null) return null;
    const positions = shown?.order ?? asked.entries.map((_, position) => position);
    return (
      <Board
        columns={positions.length > 4 ? 2 : 1}
        flow="columns"
        label={shown === null ? words.putInOrder : words.rightOrder}
      >
        {positions.map((position, at) => (
          <Card
            key={position}
            position={position}
            text={asked.entries[position] ?? ""}
            light={shown === null ? "plain" : "lit"}
            number={shown === null ? undefined : at + 1}
          />
        ))}
      </Board>
    );
  },
  lines: (asked) => asked.entries.map((text, position) => ({ value: [position], marks: [position], text })),
  right: (asked, key) => [
    { value: key.order, marks: key.order, text: key.order.map((at) => asked.entries[at] ?? "").join(" → ") },
  ],
  marks: (value) => (Array.isArray(value) ? value : []),
  say: () => null,
  misconception: () => null,
};
