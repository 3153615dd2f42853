import { foldExact, foldText } from "./fold.ts";
import { formulaOf } from "./formula.ts";
import { isTypoOf } from "./typo.ts";

/** A stored spelling, folded once. */
export interface Spelling {
  /** the text of an exact question; nothing else counts then */
  exact: string | null;
  /** a chemical formula as written; then nothing is forgiven */
  formula: string | null;
  /** the fold in lower case, and without "a" or "an" before it */
  plain: string;
  forms: string[];
  compact: string;
  words: string[];
}

/** Below this many letters "a b" and "ab" may be different things. */
const COMPACT_CHARS_MIN = 6;

/** Folding costs more than comparing, so each list is folded once. Stored lists never change. */
const folded = new WeakMap<readonly unknown[], Spelling[]>();
const foldedExactly = new WeakMap<readonly unknown[], Spelling[]>();

/** The spellings of a stored list, folded; `textOf` finds the text in an element. */
export function spellingsOf<T>(
  list: readonly T[],
  textOf: (element: T) => string,
  exact: boolean,
): Spelling[] {
  const known = exact ? foldedExactly : folded;
  let spellings = known.get(list);
  if (!spellings) {
    spellings = list.map((element) => (exact ? prepareExact(textOf(element)) : prepare(textOf(element))));
    known.set(list, spellings);
  }
  return spellings;
}

/** Whether a key is one of these, slips of the finger forgiven. */
export function isAccepted(key: string, spellings: readonly Spelling[]): boolean {
  const plain = key.toLowerCase();
  const forms = withoutA(plain);
  return spellings.some((spelling) => isSame(key, spelling) || isNear(plain, forms, spelling));
}

/** Whether a key is this spelling, nothing forgiven. */
export function isSame(key: string, { formula, exact, plain }: Spelling): boolean {
  if (exact !== null) return key === exact;
  if (formula === null) return key.toLowerCase() === plain;
  // What is itself a formula must be this one, CO or Co; "h2o" and "Nacl" are just typed carelessly.
  return key === formula || (key.toLowerCase() === plain && formulaOf(key) === null);
}

function isNear(plain: string, forms: readonly string[], spelling: Spelling): boolean {
  if (spelling.formula !== null || spelling.exact !== null) return false;
  if (forms.some((form) => spelling.forms.includes(form))) return true;
  const compact = compactOf(plain);
  if (compact !== "" && compact === spelling.compact) return true;
  return forms.some((form) => isTypoOf(form.split(" "), spelling.words));
}

function prepareExact(text: string): Spelling {
  return { exact: foldExact(text), formula: null, plain: "", forms: [], compact: "", words: [] };
}

function prepare(text: string): Spelling {
  const fold = foldText(text);
  const plain = fold.toLowerCase();
  // "A minor" is a key, "A mirror" is an answer to "what is it?".
  const isName = /^\s*A\s+\p{Ll}/u.test(text);
  return {
    exact: null,
    formula: formulaOf(fold),
    plain,
    forms: isName ? [plain] : withoutA(plain),
    compact: compactOf(plain),
    words: plain.split(" "),
  };
}

/** The text, and the text without an English "a" or "an" before it. */
function withoutA(fold: string): string[] {
  const bare = fold.replace(/^an? (?=.)/, "");
  return bare === fold ? [fold] : [fold, bare];
}

/** Letters only, for "icecream" and "ice cream"; "" where figures, signs or too few letters forbid it. */
function compactOf(fold: string): string {
  const joined = fold.replaceAll(" ", "");
  return joined.length >= COMPACT_CHARS_MIN && /^[\p{L}\p{M}]+$/u.test(joined) ? joined : "";
}
