import { StoreError } from "./errors.ts";
import { KEY_CHARS_MAX } from "./limits.ts";

/**
 * Log ids and document keys are printable ASCII without spaces. So every driver's byte order is
 * code-unit order, and a space can end an id inside a driver's own keys.
 */
const KEY = new RegExp(`^[!-~]{1,${KEY_CHARS_MAX}}$`);

export function isKey(text: unknown): text is string {
  return typeof text === "string" && KEY.test(text);
}

/** @throws StoreError `BadKey` */
export function checkKey(text: string): void {
  if (KEY.test(text)) return;
  const shown = JSON.stringify(text.slice(0, 40));
  throw new StoreError(
    "BadKey",
    `${shown} is no key: 1 to ${KEY_CHARS_MAX} printable ASCII characters, no spaces.`,
  );
}
