const NB = "\u00a0";

/**
 * The text with the blanks inside a number made unbreakable: 50 000, 1 : 50, 37 °C, 20 %. A line that ends
 * after "1 : 50" and goes on with "000" is read as another number.
 */
export function glued(text: string): string {
  return text
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NB}`)
    .replace(/(\d) : (?=\d)/g, `$1${NB}:${NB}`)
    .replace(/(\d) (?=[°%‰])/g, `$1${NB}`);
}
