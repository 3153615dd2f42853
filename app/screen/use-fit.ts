"use client";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/**
 * The first of `count` sizes at which the content fits its area. The area has a fixed height; its only
 * child is the content, at least as high. Elements marked `data-fit` must also be wide enough for their
 * longest word. `key` names what is shown: a new one starts again with the largest size, and so does a
 * new size of the screen or the arrival of the fonts. Pictures and formulas that arrive later only step down.
 */
export function useFit(count: number, key: string): { area: RefObject<HTMLDivElement | null>; at: number } {
  const area = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState({ key, at: 0 });
  const at = fit.key === key ? Math.min(fit.at, count - 1) : 0;

  useLayoutEffect(() => {
    if (at < count - 1 && area.current && overflows(area.current)) setFit({ key, at: at + 1 });
    else if (fit.key !== key) setFit({ key, at });
  });

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    let size = `${element.clientWidth}×${element.clientHeight}`;
    const again = () => setFit({ key: "", at: 0 });
    const onArea = new ResizeObserver(() => {
      const now = `${element.clientWidth}×${element.clientHeight}`;
      if (now === size) return;
      size = now;
      again();
    });
    onArea.observe(element);
    const onContent = new ResizeObserver(() => {
      if (overflows(element))
        setFit((one) => (one.key === key ? { key, at: Math.min(one.at + 1, count - 1) } : one));
    });
    for (const child of element.children) onContent.observe(child);
    let gone = false;
    if (document.fonts.status !== "loaded") void document.fonts.ready.then(() => gone || again());
    return () => {
      gone = true;
      onArea.disconnect();
      onContent.disconnect();
    };
  }, [key, count]);
  return { area, at };
}

/** Offsets, not scroll sizes: what only moves for a moment does not count as too high. */
function overflows(area: HTMLElement): boolean {
  const content = area.firstElementChild;
  if (content instanceof HTMLElement && content.offsetHeight > area.clientHeight + 1) return true;
  return [...area.querySelectorAll<HTMLElement>("[data-fit]")].some(
    (one) => one.scrollWidth > one.clientWidth + 1,
  );
}
