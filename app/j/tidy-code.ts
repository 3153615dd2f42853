export const CODE_CHARS = 5;

/** Whatever was typed or pasted, as a code: a whole join link, lower case, spaces and dashes are all fine. */
export function tidyCode(typed: string): string {
  const after = /\/(?:j|play)\/([^/?#]+)/i.exec(typed)?.[1] ?? typed;
  return after
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, "")
    .slice(0, CODE_CHARS);
}
