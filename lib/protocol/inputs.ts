import { z } from "zod";
import {
  IF_THEN_CHARS_MAX,
  NAME_CHARS_MAX,
  NOTE_CHARS_MAX,
  TEAMS_MAX,
  THOUGHT_CHARS_MAX,
  TOPIC_CHARS_MAX,
} from "../kit/limits.ts";
import type { Adjustment, CoachInput, PlayerInput } from "../model/input.ts";

/**
 * The inputs that may come over the wire. Sizes are checked here; what is right at this moment is the
 * fold's to decide. Strict: an unknown field is a bad message, so nothing rides along.
 */
const run = z.number().int().min(1).max(10_000);
const seat = z.number().int().min(0).max(100_000);
const topic = z.string().min(1).max(TOPIC_CHARS_MAX);
const name = z.string().max(NAME_CHARS_MAX);
const key = z.string().min(1).max(400);
const cause = z.enum(["K", "R", "M", "Q", "G", "P", "T"]);
const dial = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const adjustment: z.ZodType<Adjustment> = z.strictObject({
  change: z.discriminatedUnion("what", [
    z.strictObject({ what: z.literal("mix"), topic, weight: z.union([z.literal(0.5), z.literal(2)]) }),
    z.strictObject({ what: z.literal("level"), by: z.union([z.literal(-1), z.literal(1)]) }),
    z.strictObject({ what: z.literal("pace"), by: z.union([z.literal(-0.2), z.literal(0.2)]) }),
    z.strictObject({ what: z.literal("scope"), topic, drop: z.boolean() }),
    z.strictObject({ what: z.literal("format"), confidence: z.boolean() }),
    z.strictObject({ what: z.literal("tactic"), rule: z.string().min(1).max(60) }),
    z.strictObject({ what: z.literal("teams"), rotate: z.literal(true) }),
  ]),
  kind: z.enum(["technical", "tactical"]),
  prediction: z.strictObject({
    metric: z.enum(["topic", "all", "cause"]),
    topic: topic.optional(),
    cause: cause.optional(),
    direction: z.enum(["up", "down"]),
  }),
});

const bare = <K extends string>(what: K) => z.strictObject({ do: z.literal(what) });
const ofRun = <K extends string>(what: K) => z.strictObject({ do: z.literal(what), run });

export const coachInputSchema: z.ZodType<CoachInput> = z.discriminatedUnion("do", [
  bare("start"),
  bare("pause"),
  bare("resume"),
  ofRun("skip"),
  ofRun("closeNow"),
  ofRun("extend"),
  ofRun("next"),
  ofRun("hold"),
  ofRun("revealHeld"),
  bare("extendHuddle"),
  z.strictObject({ do: z.literal("names"), shown: z.boolean() }),
  z.strictObject({ do: z.literal("lock"), locked: z.boolean() }),
  z.strictObject({ do: z.literal("lateJoin"), open: z.boolean() }),
  z.strictObject({ do: z.literal("shield"), on: z.boolean() }),
  z.strictObject({ do: z.literal("remove"), seat }),
  z.strictObject({ do: z.literal("readmit"), seat }),
  z.strictObject({ do: z.literal("rename"), seat, name }),
  z.strictObject({
    do: z.literal("accommodate"),
    seat,
    timeMult: z.union([z.literal(1), z.literal(1.25), z.literal(1.5), z.literal(2)]),
    calm: z.boolean(),
  }),
  z.strictObject({
    do: z.literal("teams"),
    how: z.enum(["none", "choice", "random", "coach"]),
    names: z.array(name).max(TEAMS_MAX),
  }),
  z.strictObject({ do: z.literal("move"), seat, team: z.number().int().min(0).max(TEAMS_MAX).nullable() }),
  z.strictObject({ do: z.literal("accept"), run, key }),
  ofRun("throwOut"),
  z.strictObject({ do: z.literal("dial"), value: dial }),
  z.strictObject({ do: z.literal("adjust"), items: z.array(adjustment).max(4) }),
  z.strictObject({ do: z.literal("note"), text: z.string().max(NOTE_CHARS_MAX) }),
  z.strictObject({ do: z.literal("endRound"), round: z.number().int().min(1).max(100) }),
  bare("endEarly"),
  z.strictObject({
    do: z.literal("nextPart"),
    part: z.enum(["film", "talk", "coach", "response", "commit"]),
  }),
  z.strictObject({ do: z.literal("coachFocus"), topics: z.array(topic).max(10) }),
  z.strictObject({ do: z.literal("predict"), share: z.number().min(0).max(1) }),
  z.strictObject({
    do: z.literal("followUp"),
    days: z.array(z.number().int().min(1).max(400)).max(6),
    at: z.array(z.number().int()).max(6).optional(),
  }),
  bare("seal"),
]);

const answerValue = z.union([
  z.number(),
  z.boolean(),
  z.string().max(200),
  z.array(z.number().int()).max(16),
]);
const ifThen = z.union([
  z.strictObject({ id: z.string().max(60) }),
  z.strictObject({ own: z.string().max(IF_THEN_CHARS_MAX) }),
]);

export const playerInputSchema: z.ZodType<PlayerInput> = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("answer"), run, value: answerValue, ms: z.number().min(-1e9).max(1e9) }),
  ofRun("lockIn"),
  z.strictObject({ do: z.literal("sure"), run, level: z.union([z.literal(0), z.literal(1), z.literal(2)]) }),
  z.strictObject({ do: z.literal("chooseTeam"), team: z.number().int().min(0).max(TEAMS_MAX) }),
  z.strictObject({ do: z.literal("calm"), on: z.boolean() }),
  z.strictObject({ do: z.literal("rename"), name }),
  z.strictObject({ do: z.literal("cause"), run, cause }),
  z.strictObject({ do: z.literal("revote"), value: answerValue }),
  z.strictObject({ do: z.literal("ifThen"), choice: ifThen }),
  z.strictObject({ do: z.literal("pulse"), face: z.enum(["ready", "fine", "low"]) }),
  z.strictObject({
    do: z.literal("film"),
    sustain: z.string().max(TOPIC_CHARS_MAX),
    focus: z.string().max(TOPIC_CHARS_MAX),
  }),
  z.strictObject({ do: z.literal("thought"), run, text: z.string().max(THOUGHT_CHARS_MAX) }),
  z.strictObject({
    do: z.literal("talk"),
    side: z.enum(["keep", "change"]),
    option: z.string().max(TOPIC_CHARS_MAX + 10),
  }),
  z.strictObject({
    do: z.literal("respond"),
    view: z.enum(["agree", "differ", "add"]),
    text: z.string().max(THOUGHT_CHARS_MAX),
  }),
  z.strictObject({ do: z.literal("commit"), topic }),
]);
