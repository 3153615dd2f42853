import { later } from "../later.tsx";
import type { PhoneKind } from "../phone-parts.tsx";
import type { AskedView, KeyView } from "../views.ts";
import { placed, tapped } from "./tapped.ts";

type Asked = Extract<AskedView, { kind: "order" }>;
type Key = Extract<KeyView, { kind: "order" }>;

const answer = later(() => import("./placing.tsx"));

/** Tap the entries in order; the last one falls into place by itself, and each can be moved or put back. */
export const orderPhone: PhoneKind<Asked, Key> = {
  sends: "change",
  hint: (words) => words.tapOrder,
  Answer: (props) => <answer.Part {...props} />,
  load: answer.load,
  picked: (asked, value, n) =>
    n < asked.entries.length ? tapped(placed(value), n, asked.entries.length) : null,
  whole: (asked, value) => placed(value).length === asked.entries.length,
  line: (asked, value) => lineOf(asked, placed(value)),
  right: (asked, key) => lineOf(asked, key.order),
};

function lineOf(asked: Asked, order: number[]) {
  return { marks: order, text: order.map((at) => asked.entries[at] ?? "").join(" → ") };
}
