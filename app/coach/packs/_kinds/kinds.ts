import { choiceDesk } from "./choice.tsx";
import { multiDesk } from "./multi.tsx";
import { numericDesk } from "./numeric.tsx";
import { orderDesk } from "./order.tsx";
import { textDesk } from "./text.tsx";
import { trueFalseDesk } from "./truefalse.tsx";
import type { Kind, KindDesk } from "./type.ts";

/** Question types at the desk; the compiler asks for a line for every one that the schema knows. */
export const KINDS: Readonly<Record<Kind, KindDesk>> = {
  choice: choiceDesk,
  multi: multiDesk,
  truefalse: trueFalseDesk,
  numeric: numericDesk,
  text: textDesk,
  order: orderDesk,
};

export const KIND_NAMES = Object.keys(KINDS) as Kind[];
