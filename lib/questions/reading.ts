/** Scripts written without spaces, counted by the character. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}]/gu;

/** Two of their characters take about as long to read as one English word. */
const CHARACTERS_PER_WORD = 2;

/** How many words there are to read in these texts; at least 1. */
export function countWords(texts: readonly string[]): number {
  let words = 0;
  for (const text of texts) {
    const unspaced = text.match(UNSPACED)?.length ?? 0;
    const rest = text.replace(UNSPACED, " ").match(/\S+/gu)?.length ?? 0;
    words += rest + Math.ceil(unspaced / CHARACTERS_PER_WORD);
  }
  return Math.max(1, words);
}
