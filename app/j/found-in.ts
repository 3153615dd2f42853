/** Whether every word that was typed begins a word of this name; accents and case do not matter. */
export function foundIn(name: string, typed: string): boolean {
  const words = plain(name).split(/[\s-]+/);
  return plain(typed)
    .split(/\s+/)
    .filter((part) => part !== "")
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase();
}
