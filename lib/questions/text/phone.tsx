import { later } from "../later.tsx";
import type { PhoneKind } from "../phone-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "text" }>;
type Key = Extract<KeyView, { kind: "text" }>;

/** other spellings shown at most */
const ALSO_MAX = 3;

const typed = later(() => import("../phone-typed.tsx"));

/** A word or a few; sent by the button. */
export const textPhone: PhoneKind<Asked, Key> = {
  sends: "button",
  hint: (words) => words.typeIt,
  Answer({ asked: _, shown, ...rest }) {
    const [right = "", ...others] = shown?.accept ?? [];
    const also = others.slice(0, ALSO_MAX).join(", ");
    const note = also === "" ? null : rest.words.also({ others: also });
    return <typed.Part {...rest} number={false} unit={null} shown={shown && { right, note }} />;
  },
  load: typed.load,
  picked: () => null,
  whole: (_asked, value) => typeof value === "string" && value.trim() !== "",
  line: (_asked, value) => ({ marks: [], text: String(value) }),
  right: (_asked, key) => ({ marks: [], text: key.accept[0] ?? "" }),
};
