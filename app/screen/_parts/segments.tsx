import type { Segment } from "#lib/views/types.ts";
import css from "./segments.module.css";

/** A break's line: one tick a second, split where the segments meet; the name stands under the one that is on. */
export function Segments({
  segments,
  now,
  left,
  names,
}: {
  segments: readonly Segment[];
  now: Segment["name"];
  left: number;
  names: Record<Segment["name"], string>;
}) {
  const at = segments.findIndex((segment) => segment.name === now);
  return (
    <ol className={css.segs}>
      {segments.map((segment, i) => {
        const seconds = Math.max(1, Math.round((segment.endsAt - segment.startsAt) / 1000));
        const on = i === at;
        return (
          <li
            key={segment.name}
            className={on ? css.now : i > at ? css.next : ""}
            style={{ flex: seconds }}
            aria-current={on ? "step" : undefined}
          >
            <span aria-hidden="true">
              {Array.from({ length: seconds }, (_, tick) => seconds - tick).map((fromEnd) => (
                <i key={fromEnd} className={on && fromEnd <= left ? css.on : ""} />
              ))}
            </span>
            {on ? <b>{names[segment.name]}</b> : <span className="sr">{names[segment.name]}</span>}
          </li>
        );
      })}
    </ol>
  );
}
