/** Reads a number as people type it: 9,81 · 1 000 · 6.02×10²³ · −5 · 1/2 · $3. */

export interface Typed {
  /** "12.5"; "1,234" stays as typed because it is 1234 to some and 1.234 to others */
  number: string;
  /** what stood beside the number, spaces folded; "" where nothing did */
  unit: string;
}

const UNIT_CHARS_MAX = 40;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const AMBIGUOUS = /^-?[1-9]\d{0,2},\d{3}$/;

/** digits with thousands marks that cannot be anything else, or plain digits with one decimal mark */
const NUMBER = new RegExp(
  `^([+-]?) ?(${[
    "\\d{1,3}(?:[ '’]\\d{3})+(?:[.,]\\d+)?(?!\\d)", // 12 345,6
    "\\d{1,3}(?:,\\d{2,3})*,\\d{3}\\.\\d+", // 1,234.5
    "\\d{1,3}(?:,\\d{2,3})+,\\d{3}(?![\\d,])", // 1,234,567 and 12,34,567
    "\\d{1,3}(?:\\.\\d{3})+,\\d+", // 1.234,5
    "\\d{1,3}(?:\\.\\d{3}){2,}(?![\\d.])", // 1.234.567
    "\\d+[.,]\\d+",
    "\\d+[.,]?(?!\\d)",
    "[.,]\\d+",
  ].join("|")})`,
);
const POWER_OF_TEN =
  /^ ?(?:[x×*·⋅] ?10 ?(?:\^|\*\*) ?[({]?([+-]?\d{1,3})[)}]?|[eE]([+-]?\d{1,3})(?![\d\p{L}]))/u;
const BARE_POWER = /^([+-]?) ?10 ?(?:\^|\*\*) ?[({]?([+-]?\d{1,3})[)}]?/;
const FRACTION = /^([+-]?) ?(?:(\d{1,9}) )?(\d{1,9}) ?\/ ?(\d{1,9})(?![\d.,])/;

/** The number and its unit, or null when the text does not start with a (finite) number. */
export function readNumber(typed: string): Typed | null {
  const text = tidy(typed);
  const currency = /^([$€£¥₹]) ?(?=[+\-\d.,])/.exec(text);
  const start = currency ? text.slice(currency[0].length) : text;
  const read = readFraction(start) ?? readBarePower(start) ?? readDecimal(start);
  if (read === null) return null;
  const beside = start.slice(read.length).trim();
  if (/^[\d.,/^]/.test(beside) || beside.length > UNIT_CHARS_MAX) return null;
  return { number: read.number, unit: [currency?.[1] ?? "", beside].join(" ").trim() };
}

/** The values a canonical number may mean: one, or two where a comma leaves it open. */
export function valuesOf(number: string): number[] {
  if (AMBIGUOUS.test(number)) return [Number(number.replace(",", "")), Number(number.replace(",", "."))];
  const value = number === "" ? Number.NaN : Number(number);
  return Number.isFinite(value) ? [value] : [];
}

interface Read {
  number: string;
  /** characters used up */
  length: number;
}

function readDecimal(text: string): Read | null {
  const found = NUMBER.exec(text);
  if (!found) return null;
  const sign = found[1] === "-" ? "-" : "";
  const digits = found[2] as string;
  const power = POWER_OF_TEN.exec(text.slice(found[0].length));
  const length = found[0].length + (power?.[0].length ?? 0);
  if (!power && AMBIGUOUS.test(digits)) return { number: sign + digits, length };
  const value = Number(`${sign}${plain(digits)}e${Number(power?.[1] ?? power?.[2] ?? 0)}`);
  return finite(value, length);
}

function readBarePower(text: string): Read | null {
  const found = BARE_POWER.exec(text);
  return found && finite(Number(`${found[1]}1e${Number(found[2])}`), found[0].length);
}

function readFraction(text: string): Read | null {
  const found = FRACTION.exec(text);
  if (!found) return null;
  const value = Number(found[2] ?? 0) + Number(found[3]) / Number(found[4]);
  return finite(found[1] === "-" ? -value : value, found[0].length);
}

function finite(value: number, length: number): Read | null {
  return Number.isFinite(value) ? { number: String(value), length } : null; // String drops the sign of −0
}

/** Digits as JavaScript reads them: the last mark is the decimal one unless thousands repeat it. */
function plain(digits: string): string {
  const bare = digits.replace(/[ '’]/g, "");
  const marks = bare.replace(/\d/g, "");
  const repeated = marks.length > 1 && new Set(marks).size === 1;
  if (repeated) return bare.replace(/[.,]/g, "");
  const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  if (last === -1) return bare;
  return `${bare.slice(0, last).replace(/[.,]/g, "") || "0"}.${bare.slice(last + 1)}`;
}

function tidy(typed: string): string {
  return typed
    .replace(/[¼-¾⅐-⅞]/g, (fraction) => ` ${fraction.normalize("NFKC")}`)
    .replace(/[⁻⁺]?[⁰¹²³⁴-⁹]+/g, (raised) => `^${[...raised].map(lowered).join("")}`)
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, " ")
    .replace(/[−‐-―]/g, "-")
    .replaceAll("\u2044", "/")
    .replace(/\\(?:cdot|times)/g, "×")
    .replaceAll("$ ", "$")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:[a-zA-Z] ?)?[=≈~] ?/, "");
}

function lowered(raised: string): string {
  if (raised === "⁻") return "-";
  if (raised === "⁺") return "+";
  return String(SUPERSCRIPTS.indexOf(raised));
}
