import { z } from "zod";
import { coachInputSchema, playerInputSchema } from "./inputs.ts";

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** `ask` from a phone and from the coach: one schema each, so that no role can send the other's inputs. */
export const playerAskSchema = z.strictObject({ id, input: playerInputSchema });
export const coachAskSchema = z.strictObject({ id, input: coachInputSchema });
