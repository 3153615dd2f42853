/** One line of the table: what was measured against what in the same run, and whether that is what we want. */
export interface Row {
  what: string;
  measured: string;
  against: string;
  ratio: number;
  /** what the ratio should be, `null` where there is no aim; as it is written, and as it is judged */
  aim: Aim | null;
}

export interface Aim {
  says: string;
  met: (ratio: number) => boolean;
}

export const atMost = (most: number): Aim => ({ says: `≤ ${most}`, met: (ratio) => ratio <= most });
export const atLeast = (least: number): Aim => ({ says: `≥ ${least}`, met: (ratio) => ratio >= least });

export function tableOf(rows: readonly Row[]): string {
  const lines = ["| what | measured | against | ratio | aim | |", "|---|---|---|---|---|---|"];
  for (const { what, measured, against, ratio, aim } of rows) {
    const verdict = aim === null ? "" : aim.met(ratio) ? "met" : "**missed**";
    lines.push(
      `| ${what} | ${measured} | ${against} | ${ratio.toFixed(2)} | ${aim?.says ?? ""} | ${verdict} |`,
    );
  }
  return `${lines.join("\n")}\n`;
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
export const micros = (valueMs: number): string => `${(valueMs * 1_000).toFixed(0)} µs`;
export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
export const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} kB`;
