import katex from "katex";
import "katex/dist/katex.min.css";

/** Maths as HTML with MathML beside it for screen readers; a mistake is shown as its source, never thrown. */
export function render(source: string): string {
  return katex.renderToString(source, {
    throwOnError: false,
    trust: false,
    strict: "ignore",
    output: "htmlAndMathml",
  });
}
