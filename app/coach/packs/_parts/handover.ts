/** A file chosen on one page and read on the next. It lives as long as the tab. */
export interface Source {
  name: string;
  bytes: Blob;
}

let held: Source | null = null;

export function handOver(source: Source): void {
  held = source;
}

export function takeOver(): Source | null {
  const taken = held;
  held = null;
  return taken;
}
