import { foldExact, foldText } from "./fold.ts";
import { formulaOf } from "./formula.ts";
import { isTypoOf } from "./typo.ts";

/** An accepted spelling, folded once. */
interface Accepted {
  /** every character counts when this is set */
  formula: string | null;
  folds: string[];
  compact: string;
  words: string[];
}

/** Below this many letters "a b" and "ab" may be different things. */
const COMPACT_CHARS_MIN = 6;

/** Folding costs more than comparing, so each list of spellings is folded once. Lists never change. */
const prepared = new WeakMap<readonly string[], Accepted[]>();

export function isAccepted(key: string, accept: readonly string[], exact: boolean): boolean {
  if (exact) return accept.some((spelling) => foldExact(spelling) === key);
  let list = prepared.get(accept);
  if (!list) {
    list = accept.map(prepare);
    prepared.set(accept, list);
  }
  const plain = key.toLowerCase();
  const forms = withoutA(plain);
  return list.some((accepted) => matches(key, plain, forms, accepted));
}

/** Whether a key is one of these spellings letter by letter, slips of the finger aside. */
export function isSpelling(key: string, spelling: string, exact: boolean): boolean {
  return exact ? foldExact(spelling) === key : foldText(spelling).toLowerCase() === key.toLowerCase();
}

function prepare(spelling: string): Accepted {
  const fold = foldText(spelling);
  const plain = fold.toLowerCase();
  // "A minor" is a key, "A mirror" is an answer to "what is it?".
  const isName = /^\s*A\s+\p{Ll}/u.test(spelling);
  return {
    formula: formulaOf(fold),
    folds: isName ? [plain] : withoutA(plain),
    compact: compactOf(plain),
    words: plain.split(" "),
  };
}

function matches(key: string, plain: string, forms: readonly string[], accepted: Accepted): boolean {
  if (accepted.formula !== null) {
    // What is itself a formula must be this one, CO or Co; "h2o" and "Nacl" are just typed carelessly.
    return key === accepted.formula || (formulaOf(key) === null && plain === accepted.formula.toLowerCase());
  }
  if (forms.some((form) => accepted.folds.includes(form))) return true;
  const compact = compactOf(plain);
  if (compact !== "" && compact === accepted.compact) return true;
  return forms.some((form) => isTypoOf(form.split(" "), accepted.words));
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
