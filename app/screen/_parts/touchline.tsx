import { delay, ticksOf } from "./ticks.tsx";
import css from "./touchline.module.css";

/** Dial 4: the ticks run round all four edges like a touchline and go out clockwise from the top left. */
export function Touchline({ total, left, aspect }: { total: number; left: number; aspect: number }) {
  const around = 2 * (aspect + 1);
  return (
    <div className={css.touch} aria-hidden="true">
      {ticksOf(total, left).map(({ fromEnd, tall, on, at }, i, all) => {
        const { edge, along } = edgeAt(((i + 0.5) / all.length) * around, aspect);
        const place = edge === "top" || edge === "bottom" ? { left: along } : { top: along };
        return (
          <i
            key={fromEnd}
            className={`${css[edge]} ${tall ? css.tall : ""} ${on ? css.on : ""}`}
            style={{ ...delay(at), ...place }}
          />
        );
      })}
    </div>
  );
}

type Edge = "top" | "right" | "bottom" | "left";

/** Where a way of so many screen heights clockwise from the top left corner ends. */
function edgeAt(way: number, aspect: number): { edge: Edge; along: string } {
  const percent = (share: number) => `${(3 + share * 94).toFixed(3)}%`;
  if (way < aspect) return { edge: "top", along: percent(way / aspect) };
  if (way < aspect + 1) return { edge: "right", along: percent(way - aspect) };
  if (way < 2 * aspect + 1) return { edge: "bottom", along: percent(1 - (way - aspect - 1) / aspect) };
  return { edge: "left", along: percent(1 - (way - 2 * aspect - 1)) };
}
