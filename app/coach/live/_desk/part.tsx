import type { ReactNode } from "react";
import css from "./desk.module.css";
import type { Tab } from "./tabs.tsx";

/** A part of the desk: beside the others on a laptop, behind its tab on a small screen. */
export function Part({
  name,
  id,
  grow = false,
  children,
}: {
  name: Tab;
  /** the target of a skip link */
  id?: string;
  grow?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      data-part={name}
      id={id}
      tabIndex={id ? -1 : undefined}
      className={`${css.part} ${grow ? css.grow : ""}`}
    >
      {children}
    </div>
  );
}
