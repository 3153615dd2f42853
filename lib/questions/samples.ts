import type { QuestionBase } from "../model/question.ts";
import { choiceSamples } from "./choice/samples.ts";
import { multiSamples } from "./multi/samples.ts";
import { numericSamples } from "./numeric/samples.ts";
import { orderSamples } from "./order/samples.ts";
import { textSamples } from "./text/samples.ts";
import { trueFalseSamples } from "./truefalse/samples.ts";

/** A few questions of every type, for the contract suite, the simulator and the design pages. */
export const SAMPLES: Readonly<Record<string, readonly QuestionBase[]>> = {
  choice: choiceSamples,
  multi: multiSamples,
  truefalse: trueFalseSamples,
  numeric: numericSamples,
  text: textSamples,
  order: orderSamples,
};
