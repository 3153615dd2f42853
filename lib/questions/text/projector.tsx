import { lightOf, type ProjectorKind } from "../projector-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "text" }>;
type Key = Extract<KeyView, { kind: "text" }>;

/** more accepted spellings than this are not read from the back row in four seconds */
const OTHERS_SHOWN = 3;

/** A typed word: the first accepted spelling is the one that is lit. */
export const textProjector: ProjectorKind<Asked, Key> = {
  Answers({ shown, words, parts: { Board, Field } }) {
    const [first = "", ...others] = shown?.accept ?? [];
    const texts = others.slice(0, OTHERS_SHOWN);
    return (
      <Board columns={1}>
        {shown === null ? (
          <Field text={words.typeText} icon="phone" light="plain" />
        ) : (
          <Field
            text={first}
            note={texts.length > 0 ? words.alsoRight({ texts }) : null}
            light={lightOf(true, true)}
          />
        )}
      </Board>
    );
  },
  lines: () => [],
  right: (_asked, key) => [{ value: key.accept[0] ?? "", marks: [], text: key.accept[0] ?? "" }],
  marks: () => [],
  say: () => null,
  misconception: () => null,
};
