import { actr } from "./actr.ts";
import { fsrs } from "./fsrs.ts";
import type { Learner, Making } from "./learner.ts";
import { mcm, mcmFacts } from "./mcm.ts";
import { nothing } from "./nothing.ts";
import { params } from "./params.ts";
import { ppe } from "./ppe.ts";

/** extra: reported, not judged */
export type Kind = "spacing" | "weak" | "extra" | "null";

export interface Model {
  name: string;
  kind: Kind;
  missWorth: number;
  make(making: Making): Learner;
}

const full = { kind: "spacing", missWorth: 1 } as const;
const weak = { kind: "weak", missWorth: params.learners.weakFeedback } as const;

/**
 * No weak FSRS-6: it reads a miss as news about the memory, not as an event that weakens it, and would gain
 * from feedback that does not reach anybody.
 */
export const MODELS: readonly Model[] = [
  { name: "ACT-R", ...full, make: actr },
  { name: "PPE", ...full, make: ppe },
  { name: "FSRS-6", ...full, make: fsrs },
  { name: "MCM", ...full, make: mcm },
  { name: "ACT-R weak", ...weak, make: actr },
  { name: "PPE weak", ...weak, make: ppe },
  { name: "MCM facts", kind: "extra", missWorth: 1, make: mcmFacts },
  { name: "NULL", kind: "null", missWorth: 1, make: nothing },
];
