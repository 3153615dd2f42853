import type { CSSProperties } from "react";
import css from "./bars.module.css";

interface Bar {
  /** length, 0 to 1 */
  share: number;
  text: string;
}

/** What was, in outline and standing still, above what is, solid and growing. */
export function Bars({ was, is, wide = false }: { was: Bar; is: Bar; wide?: boolean }) {
  const length = (bar: Bar) => ({ "--share": `${(bar.share * 100).toFixed(1)}%` }) as CSSProperties;
  return (
    <div className={`${css.bars} ${wide ? css.wide : ""}`} aria-hidden="true">
      <div className={css.row}>
        <i className={`${css.bar} ${css.was}`} style={length(was)} />
        {was.text}
      </div>
      <div className={css.row}>
        <i className={css.bar} style={length(is)} />
        {is.text}
      </div>
    </div>
  );
}

/** What the outline and the solid bar stand for. */
export function BarsKey({ was, is }: { was: string; is: string }) {
  return (
    <p className={css.key} aria-hidden="true">
      <span className={css.name}>
        <i className={`${css.sign} ${css.was}`} />
        {was}
      </span>
      <span className={css.name}>
        <i className={css.sign} />
        {is}
      </span>
    </p>
  );
}
