import { type DestinationStream, type Logger, pino } from "pino";
import type { Config } from "#server/config.ts";

/** Belt and braces: nothing of this name is ever passed to a log call, and if it were, it would be cut out. */
const NEVER = [
  "name",
  "names",
  "token",
  "key",
  "coachKey",
  "password",
  "secret",
  "answer",
  "text",
  "input",
  "draft",
  "entry",
  "auth",
  "headers",
  "cookie",
  "authorization",
  "address",
  "ip",
  "url",
];

/**
 * Logs are JSON lines on stderr: `level` in words, `time` in ISO 8601, `msg` a sentence without values,
 * and beside it ids and codes. Scrimmages are named by id, players not at all.
 */
export function openLogger(
  level: Config["logLevel"],
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: NEVER.flatMap((word) => [word, `*.${word}`]), remove: true },
    },
    to,
  );
}
