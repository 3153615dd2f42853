/** 0, 1 … n − 1: what is drawn a number of times has its place as its key. */
export function numbers(n: number): number[] {
  return Array.from({ length: Math.max(0, n) }, (_, i) => i);
}
