/** Answer marks (`look.md` 4): letter, shape and colour by displayed position. */
const SHAPES = [
  "M24 3a21 21 0 1 0 0 42a21 21 0 1 0 0-42Z",
  "M21.2 2.2a4 4 0 0 1 5.6 0l19 19a4 4 0 0 1 0 5.6l-19 19a4 4 0 0 1-5.6 0l-19-19a4 4 0 0 1 0-5.6Z",
  "M19.5 2.5h9L39 35h5a2 2 0 0 1 2 2v6.5a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V37a2 2 0 0 1 2-2h5Z",
  "M3 6h42l-9 18 9 18H3Z",
  "M15 4c1.6 3.8 4.9 6 9 6s7.4-2.2 9-6l13 7-4.5 12.5-5.5-2V45H12V21.5l-5.5 2L2 11Z",
  "M4 45V24a20 20 0 0 1 40 0v21Z",
  "M15.5 2h17v13.5H46v17H32.5V46h-17V32.5H2v-17h13.5Z",
  "M24 1.5L31.8 14.8L46.8 18.1L36.6 29.6L38.1 44.9L24 38.7L9.9 44.9L11.4 29.6L1.2 18.1L16.2 14.8Z",
] as const;

/** where the letter sits inside its shape: x, y, font size */
const LETTER: readonly [number, number, number][] = [
  [24, 31.5, 21],
  [24, 31.5, 21],
  [24, 32, 18],
  [19.5, 31.5, 21],
  [24, 34, 19],
  [24, 36, 21],
  [24, 31.5, 20],
  [24, 31.5, 18],
];

export const LETTERS = "ABCDEFGH";

/** `tab`: the whole field is the colour, the shape knocked out of it; `plain`: the shape is the colour. */
export function Mark({
  position,
  look = "tab",
  className = "",
}: {
  position: number;
  look?: "tab" | "plain";
  className?: string;
}) {
  const letter = LETTERS[position] ?? "?";
  const [x, y, size] = LETTER[position] ?? [24, 31.5, 21];
  return (
    <span className={`mark ${look} k${letter} ${className}`} aria-hidden="true">
      <svg viewBox="0 0 48 48" focusable="false">
        <title>{letter}</title>
        <path className="shape" d={SHAPES[position] ?? SHAPES[0]} />
        <text x={x} y={y} style={{ fontSize: size }}>
          {letter}
        </text>
      </svg>
    </span>
  );
}
