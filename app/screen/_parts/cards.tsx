"use client";
import { Smartphone } from "lucide-react";
import { type CSSProperties, createContext, use } from "react";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { BoardProps, CardProps, FieldProps, ProjectorParts } from "#lib/questions/projector-parts.tsx";
import { LETTERS, Mark } from "../../_look/mark.tsx";
import { Rich } from "../../_look/maths.tsx";
import { useWords } from "../../_words/use-words.ts";
import css from "./cards.module.css";

/** What the question types paint their answers with; see `ProjectorParts`. */
export const PARTS: ProjectorParts = { Board, Card, Field };

/** Cards may break a word only where no smaller size is left. */
export const BreakWords = createContext(false);

function Board({ columns, flow = "rows", label, children }: BoardProps) {
  const count = Array.isArray(children) ? children.length : 1;
  const rows = { gridTemplateRows: `repeat(${Math.ceil(count / columns)}, auto)` };
  return (
    <>
      {label && <p className={css.label}>{label}</p>}
      <ul
        className={`${css.board} ${columns === 2 ? css.two : ""} ${flow === "columns" ? css.down : ""}`}
        style={flow === "columns" ? rows : undefined}
      >
        {children}
      </ul>
    </>
  );
}

function Card({ position, text, light, big, number }: CardProps) {
  const words = useWords(projectorWords);
  const wrap = use(BreakWords) ? ({ "--wrap": "anywhere" } as CSSProperties) : undefined;
  return (
    <li className={`${css.card} ${light === "plain" ? "" : css[light]} ${big ? css.big : ""}`} style={wrap}>
      <span className={`${css.tag} mark tab k${LETTERS[position]}`}>
        <Mark position={position} className={css.mark} />
        {light === "lit" && number === undefined && (
          <em className={`${css.word} ${css.small}`}>{words.rightWord}</em>
        )}
      </span>
      <p className={css.text} data-fit dir="auto">
        <Rich text={text} />
      </p>
      {number !== undefined && <b className={css.place}>{number}</b>}
    </li>
  );
}

function Field({ text, note, light, icon }: FieldProps) {
  const words = useWords(projectorWords);
  return (
    <li className={`${css.field} ${light === "lit" ? css.lit : ""}`}>
      {icon && <Smartphone className={css.symbol} aria-hidden="true" />}
      <p className={css.asked} dir="auto">
        <Rich text={text} />
        {note && <small className={css.also}>{note}</small>}
      </p>
      {light === "lit" && <em className={css.word}>{words.rightWord}</em>}
    </li>
  );
}
