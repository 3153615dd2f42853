import type { AnswerValue } from "../views.ts";

/** positions placed so far, in order */
export const placed = (value: AnswerValue | null): number[] => (Array.isArray(value) ? value : []);

/** Places an entry, or puts it back; the last one that is left falls into place by itself. */
export function tapped(order: number[], position: number, of: number): number[] {
  if (order.includes(position)) return order.filter((one) => one !== position);
  const next = [...order, position];
  if (next.length < of - 1) return next;
  return [...next, ...Array.from({ length: of }, (_, at) => at).filter((at) => !next.includes(at))];
}
