/** What a log line may say of an error. */
export interface Fault {
  /** the error's class, e.g. "StoreError" */
  kind: string;
  /** its machine-readable code, where it has one, e.g. "StoreUnwritable", "ECONNREFUSED" */
  code?: string;
  message?: string;
  /** the places, without the message that precedes them */
  stack?: string;
}

/** Errors of these kinds quote what they were given to read, and that may be a player's. */
const QUOTING: ReadonlySet<string> = new Set(["SyntaxError", "ZodError", "$ZodError"]);
const MESSAGE_CHARS_MAX = 300;

/** An error for the log: its kind and code always, its words only when they quote nobody. */
export function faultOf(error: unknown, places: "with places" | "without places" = "without places"): Fault {
  if (!(error instanceof Error)) return { kind: typeof error };
  const fault: Fault = { kind: error.name };
  const code = codeOf(error);
  if (code !== undefined) fault.code = code;
  if (!QUOTING.has(error.name)) fault.message = error.message.slice(0, MESSAGE_CHARS_MAX);
  if (places === "with places") fault.stack = placesOf(error);
  return fault;
}

/** the error's own code, else that of what caused it */
function codeOf(error: Error): string | undefined {
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause instanceof Error ? codeOf(error.cause) : undefined;
}

function placesOf(error: Error): string {
  const lines = (error.stack ?? "").split("\n");
  return lines
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join(" | ");
}
