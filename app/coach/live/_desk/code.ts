/** A join code in two halves, to read aloud: "HTK47" → "HTK 47". */
export function spaced(code: string): string {
  const half = Math.ceil(code.length / 2);
  return code.length < 5 ? code : `${code.slice(0, half)} ${code.slice(half)}`;
}
