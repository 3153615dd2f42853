import { z } from "zod";
import { NAME_CHARS_MAX } from "../kit/limits.ts";
import type { Connect } from "./messages.ts";

const id = z.string().max(64);

/** Socket.IO `auth` of a new connection. */
export const connectSchema: z.ZodType<Connect> = z.object({
  v: z.number().int(),
  code: id,
  role: z.enum(["player", "projector", "coach"]),
  token: z.string().max(128).optional(),
  name: z
    .string()
    .max(NAME_CHARS_MAX * 2)
    .optional(),
  member: z.string().max(40).optional(),
  pin: z.string().max(20).optional(),
  device: z
    .string()
    .regex(/^[A-Za-z0-9_-]{20,64}$/)
    .optional(),
  client: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,40}$/)
    .optional(),
  rehearsal: z.string().max(128).optional(),
});
