import { type ReactNode, useId } from "react";

/** A drawing in which `fill` is stripes: told from solid without colour, and on a copier too. */
export function Striped({
  children,
  ...box
}: {
  width: string | number;
  height: string | number;
  viewBox?: string;
  children: (fill: string) => ReactNode;
}) {
  // Each drawing has its own: a pattern in a part that is not shown, as the paper's is, would draw nothing.
  const id = useId();
  return (
    <svg {...box} aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--sheet)" />
          <rect width="1.5" height="5" fill="var(--ink)" />
        </pattern>
      </defs>
      {children(`url(#${id})`)}
    </svg>
  );
}
