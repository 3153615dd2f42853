import { z } from "zod";
import { TOPIC_CHARS_MAX } from "#lib/kit/limits.ts";

const PACKS_MAX = 60;
const TOPICS_OFF_MAX = 1_000;

/** The packs of a scrimmage and the topics of theirs that stay out, as fields of a request. */
export const bankFields = {
  packs: z.array(z.string().min(1).max(80)).max(PACKS_MAX),
  withoutTopics: z.array(z.string().max(TOPIC_CHARS_MAX)).max(TOPICS_OFF_MAX).default([]),
};
