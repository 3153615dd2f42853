"use client";
import { calibrationWords } from "#lib/i18n/calibration.ts";
import { chartWords } from "#lib/i18n/charts.ts";
import type { Selection } from "#lib/review/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { useRoom } from "../_parts/room.tsx";
import css from "./charts.module.css";
import { Chart, ChartMark } from "./frame.tsx";
import { Striped } from "./stripes.tsx";

/** Sure or not, right or not: four squares, each as large as its number of answers. */
export function QuadrantsChart() {
  const words = useWords(chartWords);
  const { levels } = useWords(calibrationWords);
  const { report, show } = useRoom();
  const w = words.quadrants;
  const { quadrants } = report;
  const of = (quadrants ?? []).reduce((sum, row) => sum + row.right + row.other, 0);
  const count = (sure: boolean, side: "right" | "other") =>
    (quadrants ?? []).reduce((sum, row) => sum + ((row.sure === 2) === sure ? row[side] : 0), 0);
  const cells = [
    { id: "sureRight", n: count(true, "right"), from: { sure: 2, result: "right" }, look: false },
    { id: "sureOther", n: count(true, "other"), from: { sure: 2, result: "other" }, look: true },
    { id: "unsureRight", n: count(false, "right"), from: { unsure: true, result: "right" }, look: false },
    { id: "unsureOther", n: count(false, "other"), from: { unsure: true, result: "other" }, look: false },
  ] as const satisfies { id: string; n: number; from: Selection; look: boolean }[];
  const most = Math.max(1, ...cells.map((cell) => cell.n));
  return (
    <Chart
      title={w.title}
      text={w.text}
      term="sure"
      meaning={w.meaning}
      first="sureOther"
      lead={w.said({ what: w.cell.sureOther, n: count(true, "other"), of })}
      table={{
        columns: w.columns,
        rows: (quadrants ?? []).map((row) => [levels[row.sure], String(row.right), String(row.other)]),
      }}
    >
      {quadrants === null ? (
        <p className={css.few}>{w.few}</p>
      ) : (
        <div className={css.quadrants}>
          {cells.map(({ id, n, from, look }) => (
            <ChartMark
              key={id}
              id={id}
              said={w.said({ what: w.cell[id], n, of })}
              open={() => show({ title: w.cell[id], from })}
              className={look && n > 0 ? css.look : ""}
            >
              <Square side={Math.sqrt(n / most)} solid={id.endsWith("Right")} />
              <span>
                <b className="num">{n}</b> {w.cell[id]}
              </span>
            </ChartMark>
          ))}
        </div>
      )}
    </Chart>
  );
}

/** solid right, striped another answer */
function Square({ side, solid }: { side: number; solid: boolean }) {
  const px = Math.max(2, 44 * side);
  return (
    <Striped width={48} height={48} viewBox="0 0 48 48">
      {(stripes) => (
        <rect
          x={24 - px / 2}
          y={24 - px / 2}
          width={px}
          height={px}
          rx="2"
          fill={solid ? "var(--ink)" : stripes}
          stroke="var(--ink)"
          strokeWidth="1.5"
        />
      )}
    </Striped>
  );
}
