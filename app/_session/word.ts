/** A word by chance, of so many letters and digits: five bits and more in each. */
export function randomWord(letters: number): string {
  return [...crypto.getRandomValues(new Uint8Array(letters))]
    .map((byte) => (byte % 36).toString(36))
    .join("");
}

/** Long enough for the secret of a seat. */
export const SECRET_LETTERS = 32;
