/**
 * What the screens get of a question, by type: `AskedView` before the reveal, `KeyView` after,
 * `AnswerValue` what the phone sends. Types only: the screens import no rules and no validator.
 * Positions are always as displayed.
 */
import type { Media } from "../model/question.ts";

interface AskedBase {
  stem: string;
  media: Media | null;
}

export type AskedView =
  | (AskedBase & { kind: "choice"; options: string[] })
  | (AskedBase & { kind: "multi"; options: string[] })
  | (AskedBase & { kind: "truefalse" })
  | (AskedBase & { kind: "numeric"; unit: string | null })
  | (AskedBase & { kind: "text" })
  | (AskedBase & { kind: "order"; entries: string[] });

export type KeyView =
  | { kind: "choice"; right: number; misconceptions: (string | null)[] }
  | { kind: "multi"; right: number[]; misconceptions: (string | null)[] }
  | { kind: "truefalse"; right: boolean; misconception: string | null }
  | { kind: "numeric"; value: string; range: string | null }
  | { kind: "text"; accept: string[] }
  | { kind: "order"; order: number[] };

export type AnswerValue = number | number[] | boolean | string;

/*
  choice     the position of the chosen option
  multi      the positions chosen, ascending
  truefalse  true or false
  numeric    what was typed, e.g. "9,81 m/s"
  text       what was typed
  order      positions in the order chosen, all of them
*/
