/** What Windows-1252 has at 0x80–0x9F; the five places without a character are marked as damage. */
const CP1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";
const CHUNK = 8_192;

export interface Decoded {
  text: string;
  /** "mixed": UTF-8 with some bytes of Windows-1252 between, as old collections have */
  encoding: "utf-8" | "utf-16" | "windows-1252" | "mixed";
}

/**
 * A file's bytes as text with plain spaces and line feeds. What no encoding explains becomes U+FFFD, which
 * the importers list as damage.
 */
export function decode(bytes: Uint8Array): Decoded {
  const { text, encoding } = decodeAny(bytes);
  return { text: normalise(text), encoding };
}

/** Line feeds only, plain spaces, nothing invisible. Zero-width non-joiners stay where scripts need them. */
export function normalise(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\u00a0\u2007\u202f]/g, " ")
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, "")
    .replace(/\u200c(?![\u0600-\u06ff\u0900-\u0dff])/g, "")
    .normalize("NFC");
}

function decodeAny(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: utf16(bytes, 0), encoding: "utf-16" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: utf16(bytes, 1), encoding: "utf-16" };
  const units: number[] = [];
  let text = "";
  let sequences = 0;
  let strays = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    const length = byte < 0x80 ? 1 : sequenceLength(bytes, i);
    if (byte < 0x80) units.push(byte);
    else if (length > 0) {
      sequences++;
      pushCodePoint(units, codePointAt(bytes, i, length));
    } else {
      strays++;
      i += pushStray(units, bytes, i);
    }
    i += Math.max(1, length);
    if (units.length >= CHUNK) text += String.fromCharCode(...units.splice(0));
  }
  text += String.fromCharCode(...units);
  return { text, encoding: strays === 0 ? "utf-8" : sequences === 0 ? "windows-1252" : "mixed" };
}

/** Bytes 2 to 4 of a strictly valid UTF-8 sequence at `i`, or 0. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i] as number;
  const length =
    first >= 0xc2 && first <= 0xdf
      ? 2
      : first >= 0xe0 && first <= 0xef
        ? 3
        : first >= 0xf0 && first <= 0xf4
          ? 4
          : 0;
  for (let j = 1; j < length; j++) if (((bytes[i + j] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[i + 1] ?? 0;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const outside = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return overlong || outside ? 0 : length;
}

function codePointAt(bytes: Uint8Array, i: number, length: number): number {
  let point = (bytes[i] as number) & (0xff >> (length + 1));
  for (let j = 1; j < length; j++) point = (point << 6) | ((bytes[i + j] as number) & 0x3f);
  return point;
}

/**
 * One byte that is no UTF-8, as Windows-1252. Collections that once passed through a program without a
 * place for some byte have "?" instead of it: of a closing quote (E2 80 9D) only E2 80 ? is left, and of
 * a letter its first byte before a "?" inside the word. Returns the bytes used beyond the first.
 */
function pushStray(units: number[], bytes: Uint8Array, i: number): number {
  const [first, second, third] = [bytes[i] as number, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0];
  if (first === 0xe2 && second === 0x80 && third === 0x3f) {
    units.push(0x201d);
    return 2;
  }
  if (first >= 0xc2 && first <= 0xdf && second === 0x3f && isLetterByte(third)) {
    units.push(0xfffd);
    return 1;
  }
  units.push(first >= 0xa0 ? first : CP1252.charCodeAt(first - 0x80));
  return 0;
}

function isLetterByte(byte: number): boolean {
  return byte >= 0x80 || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function pushCodePoint(units: number[], point: number): void {
  if (point < 0x1_0000) units.push(point);
  else units.push(0xd800 + ((point - 0x1_0000) >> 10), 0xdc00 + ((point - 0x1_0000) & 0x3ff));
}

/** UTF-16 after its byte order mark; `lowAt` is the place of the lower byte within its pair. */
function utf16(bytes: Uint8Array, lowAt: 0 | 1): string {
  let text = "";
  const units: number[] = [];
  for (let i = 2; i + 1 < bytes.length; i += 2) {
    units.push((bytes[i + lowAt] as number) | ((bytes[i + 1 - lowAt] as number) << 8));
    if (units.length >= CHUNK) text += String.fromCharCode(...units.splice(0));
  }
  return text + String.fromCharCode(...units);
}
