import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** A stream of numbers that is the same everywhere for the same label. */
export interface Rng {
  /** uniform in [0, 1), 32 bits */
  next(): number;
  /** whole number in [0, n) */
  below(n: number): number;
}

/**
 * xoshiro128** (Blackman and Vigna) seeded with SHA-256 of the label, as `learning.md` 2.4 asks.
 * Give each draw its own label ("seed/round/pick"), so that one more draw elsewhere moves nothing here.
 */
export function rng(label: string): Rng {
  const seed = sha256(utf8ToBytes(label));
  const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength);
  let a = view.getUint32(0);
  let b = view.getUint32(4);
  let c = view.getUint32(8);
  let d = view.getUint32(12) | 1; // never all zero
  const step = () => {
    const result = Math.imul(rotl(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotl(d, 11);
    return result;
  };
  const next = () => step() / 0x1_0000_0000;
  return { next, below: (n) => Math.floor(next() * n) };
}

function rotl(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}

/** Fisher–Yates on a copy. */
export function shuffled<T>(items: readonly T[], random: Rng): T[] {
  const out = items.slice();
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const held = out[i] as T;
    out[i] = out[j] as T;
    out[j] = held;
  }
  return out;
}

/** Standard Gumbel: −ln(−ln u). */
export function gumbel(random: Rng): number {
  return -Math.log(-Math.log(Math.max(random.next(), 1e-12)));
}

/** Standard normal by Box–Muller. */
export function normal(random: Rng): number {
  return Math.sqrt(-2 * Math.log(Math.max(random.next(), 1e-12))) * Math.cos(2 * Math.PI * random.next());
}
