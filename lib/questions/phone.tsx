import { choicePhone } from "./choice/phone.tsx";
import { multiPhone } from "./multi/phone.tsx";
import { numericPhone } from "./numeric/phone.tsx";
import { orderPhone } from "./order/phone.tsx";
import type { PhoneKind } from "./phone-parts.tsx";
import { textPhone } from "./text/phone.tsx";
import { trueFalsePhone } from "./truefalse/phone.tsx";
import type { AskedView } from "./views.ts";

/** How each question type is answered on the phone. */
export const PHONE_KINDS: Readonly<Record<AskedView["kind"], PhoneKind>> = {
  choice: choicePhone,
  multi: multiPhone,
  truefalse: trueFalsePhone,
  numeric: numericPhone,
  text: textPhone,
  order: orderPhone,
};
