import { later } from "../later.tsx";
import type { PhoneKind } from "../phone-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";

type Asked = Extract<AskedView, { kind: "numeric" }>;
type Key = Extract<KeyView, { kind: "numeric" }>;

const typed = later(() => import("../phone-typed.tsx"));

/** A number, with or without its unit; sent by the button. */
export const numericPhone: PhoneKind<Asked, Key> = {
  sends: "button",
  hint: (words) => words.typeIt,
  Answer({ asked, shown, ...rest }) {
    const note = shown?.range ? rest.words.anyIn({ range: shown.range }) : null;
    return <typed.Part {...rest} number unit={asked.unit} shown={shown && { right: shown.value, note }} />;
  },
  load: typed.load,
  picked: () => null,
  whole: (_asked, value) => typeof value === "string" && value.trim() !== "",
  line: (_asked, value) => ({ marks: [], text: String(value) }),
  right: (_asked, key) => ({ marks: [], text: key.value }),
};
