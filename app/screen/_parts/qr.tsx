import { useMemo } from "react";
import { encode } from "uqr";

/** light modules round the code that readers ask for */
const QUIET = 2;

/** A QR code as one SVG path; its name says where it leads. */
export function Qr({ text, name, className }: { text: string; name: string; className?: string }) {
  const { size, path } = useMemo(() => {
    const { data } = encode(text, { ecc: "M", border: 0 });
    return { size: data.length, path: data.flatMap(squares).join("") };
  }, [text]);
  const side = size + 2 * QUIET;
  return (
    <svg
      className={className}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={name}
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}

function squares(row: boolean[], y: number): string[] {
  return row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []));
}
