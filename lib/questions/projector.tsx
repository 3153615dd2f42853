import { choiceProjector } from "./choice/projector.tsx";
import { multiProjector } from "./multi/projector.tsx";
import { numericProjector } from "./numeric/projector.tsx";
import { orderProjector } from "./order/projector.tsx";
import type { ProjectorKind } from "./projector-parts.tsx";
import { textProjector } from "./text/projector.tsx";
import { trueFalseProjector } from "./truefalse/projector.tsx";
import type { AskedView } from "./views.ts";

/** How each question type looks on the projector. */
export const PROJECTOR_KINDS: Readonly<Record<AskedView["kind"], ProjectorKind>> = {
  choice: choiceProjector,
  multi: multiProjector,
  truefalse: trueFalseProjector,
  numeric: numericProjector,
  text: textProjector,
  order: orderProjector,
};
