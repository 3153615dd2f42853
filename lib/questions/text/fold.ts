import { formulaOf } from "./formula.ts";

/** Letters that Unicode does not take apart. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
};
const ARTICLES = new Set(
  "the le la les un une der die das ein eine el los las una il lo gli het een".split(" "),
);
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * What two spellings of one answer have in common: case, accents, punctuation and articles are gone, but
 * figures, signs, operators and chemical formulas stay as typed. A fold of a fold is itself.
 */
export function foldText(typed: string): string {
  let text = clean(typed);
  for (let i = 0; i < 8 && !isFolded(text); i++) {
    const next = foldOnce(text);
    if (next === text) return text;
    text = next;
  }
  return text;
}

/** Plain words without an article are their own fold: most texts, most of the time. */
function isFolded(text: string): boolean {
  return /^[a-z]+(?: [a-z]+)*$/.test(text) && !ARTICLES.has(text.split(" ", 1)[0] as string);
}

/** For answers that must be spelled exactly: only the spaces and the way accents are encoded are folded. */
export function foldExact(typed: string): string {
  return clean(typed).normalize("NFC");
}

function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => (/\s/.test(character) ? " " : ""))
    .trim()
    .replace(/\s+/gu, " ");
}

function foldOnce(text: string): string {
  const formula = formulaOf(text);
  if (formula !== null) return formula;
  const flat = flatten(text);
  const tokens = flat.split(" ").flatMap(foldToken);
  let first = 0;
  while (first < tokens.length - 1 && ARTICLES.has(tokens[first] as string)) first++;
  return tokens.slice(first).join(" ") || flat;
}

/** Lower case without accents, one kind of dash and no space around operators. */
function flatten(text: string): string {
  return text
    .replace(/[⁻⁺]?[⁰¹²³⁴-⁹]+/g, (raised) => `^${[...raised].map(lowered).join("")}`)
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßæœøłđðþıς]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFC")
    .replace(/[−\p{Pd}]/gu, "-")
    .replace(/^\$(.*)\$$/u, "$1")
    .replace(/&/g, " and ")
    .replace(/\s*([=<>^*/+±])\s*/gu, "$1")
    .replace(/(?<=(?:^|[\s\d.)]|[^\p{L}\p{M}]\p{L})|^\p{L}) - (?=[\d(]|\p{L}(?![\p{L}\p{M}]))/gu, "-")
    .trim()
    .replace(/\s+/gu, " ");
}

function foldToken(token: string): string[] {
  if (isLiteral(token)) return [foldLiteral(token)];
  return token
    .replace(/['’‘`´ʼ]/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}\p{S}]+/gu, " ")
    .trim()
    .split(" ")
    .filter((word) => word !== "");
}

/** With a figure, a sign or an operator in it, nothing may be dropped: −5, 3.5, x−y, C#, 20%. */
function isLiteral(token: string): boolean {
  return (
    /[\p{N}\p{Sm}\p{Sc}^*%#°]/u.test(token) || /^-[\p{L}(]/u.test(token) || /^\p{L}(?:-\p{L})+$/u.test(token)
  );
}

function foldLiteral(token: string): string {
  let bare = token.replace(/["“”„«»]/gu, "").replace(/(?<=.)[.,;:?]+$/u, "");
  if (/^\([^()]*\)$/.test(bare)) bare = bare.slice(1, -1);
  if (/^[+-]?\d{1,3}(?:,\d{3})+$/.test(bare)) bare = bare.replaceAll(",", "");
  if (/^[+-]?\d+,\d+$/.test(bare)) bare = bare.replace(",", ".");
  return /^\+\d+(?:\.\d+)?$/.test(bare) ? bare.slice(1) : bare;
}

function lowered(raised: string): string {
  if (raised === "⁻") return "-";
  if (raised === "⁺") return "+";
  return String(SUPERSCRIPTS.indexOf(raised));
}
