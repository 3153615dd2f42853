import { readFileSync } from "node:fs";
import path from "node:path";

/** of the package.json in the folder that the server was started in, where its pages are too */
export function packageVersion(): string {
  try {
    const read: unknown = JSON.parse(readFileSync(path.join(process.cwd(), "package.json"), "utf8"));
    const { version } = read as { version?: unknown };
    return typeof version === "string" ? version : "unknown";
  } catch {
    return "unknown";
  }
}
