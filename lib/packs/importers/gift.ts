import { readNumber, valuesOf } from "../../questions/numeric/parse.ts";
import { asStatement, type Collection, collection, optionOf, type Place } from "./collect.ts";
import { type GiftAnswer, type GiftBlock, giftAnswers, giftBlocks, giftText } from "./gift-syntax.ts";
import type { Importer } from "./type.ts";

/** One question's parts: what is asked, what stands in the braces, what is said afterwards. */
interface Parts {
  stem: string;
  inside: string;
  explanation: string | undefined;
  topics: string[];
}

const BLOCK_CHARS_MAX = 20_000;

/** Moodle's GIFT. Categories become topics, feedback on a wrong answer its misconception. */
export const gift: Importer = {
  name: "gift",
  title: "Moodle GIFT",
  extensions: ["gift", "txt"],
  fields: [],
  sniff(text, fileName) {
    if (fileName.toLowerCase().endsWith(".gift")) return 1;
    if (/^#Q /m.test(text) || /^\s*[[{]/.test(text)) return 0;
    const braces = giftBlocks(text).filter((block) => /\{[^{}]*\}/.test(block.text)).length;
    const marks =
      /\{\s*(?:[=~#]|T|F|TRUE|FALSE)/.test(text) || /^::/m.test(text) || /^\$CATEGORY:/m.test(text);
    return braces > 0 && marks ? 0.8 : 0;
  },
  read(text, options) {
    const found = collection(options);
    let topics: string[] = [];
    for (const block of giftBlocks(text)) {
      const category = /^\s*\$CATEGORY:(.*)/.exec(block.text);
      if (category) topics = topicOf(category[1] ?? "");
      else readBlock(block, topics, found);
    }
    return found.result();
  },
};

/** The last name of "$course$/top/Bio/Cells": the others hold it. */
function topicOf(category: string): string[] {
  const names = giftText(category)
    .split("/")
    .map((name) => name.trim());
  const topic = names.filter((name) => name !== "" && name !== "$course$" && name !== "top").at(-1);
  return topic === undefined ? [] : [topic.replace(/^Default for /, "")];
}

function readBlock(block: GiftBlock, topics: string[], found: Collection) {
  const place: Place = { line: block.line, excerpt: giftText(block.text.slice(0, 300)) };
  if (block.text.length > BLOCK_CHARS_MAX)
    return found.error(place, "bad-syntax", "the question is too long");
  const body = block.text.replace(/^\s*::[^:]*::/, "");
  const opened = body.indexOf("{");
  const closed = body.lastIndexOf("}");
  if (opened === -1 && closed === -1) return found.error(place, "unsupported", "text without a question");
  if (opened === -1 || closed < opened) return found.error(place, "bad-syntax", "a brace is missing");
  const whole = body.slice(opened + 1, closed);
  if (/[{}]/.test(whole)) return found.error(place, "bad-syntax", "more than one pair of braces");
  const [inside = "", ...general] = whole.split("####");
  const after = giftText(body.slice(closed + 1));
  const before = giftText(body.slice(0, opened));
  readAnswers(
    {
      stem: after === "" ? before : `${before} _____ ${after}`.replace(/ (?=[.,;:!?])/g, "").trim(),
      inside: inside.trim(),
      explanation: telling(giftText(general.join("####"))),
      topics,
    },
    place,
    found,
  );
}

function readAnswers(parts: Parts, place: Place, found: Collection) {
  const { inside } = parts;
  const statement = /^(T|TRUE|F|FALSE)\s*(?:#|$)/i.exec(inside);
  if (inside === "") return found.error(place, "unsupported", "essay");
  if (inside.startsWith("#")) return addNumeric(parts, place, found);
  if (inside.includes("~")) return addChoice(parts, place, found);
  if (inside.includes("->")) return found.error(place, "unsupported", "matching");
  if (statement) return addStatement(parts, statement[1] as string, place, found);
  return addText(parts, place, found);
}

function addStatement({ inside, ...parts }: Parts, word: string, place: Place, found: Collection) {
  const [, ifWrong = "", ifRight = ""] = inside.split("#").map(giftText);
  found.add(place, {
    kind: "truefalse",
    ...parts,
    explanation: parts.explanation ?? telling(ifRight),
    right: /^T/i.test(word),
    ...note(ifWrong),
  });
}

function addChoice({ inside, ...parts }: Parts, place: Place, found: Collection) {
  const { before, answers } = giftAnswers(inside);
  if (before.trim() !== "") found.warn(place, "stray-text", giftText(before));
  const marked = answers.filter((answer) => answer.mark === "=");
  // Without "=" the weights tell which options are right, and all of them are to be chosen.
  const right = marked.length > 0 ? marked : answers.filter((answer) => (answer.weight ?? 0) > 0);
  if (right.length === 0) return found.error(place, "no-answer");
  const whole = right.length === 1 && (marked.length === 1 || right[0]?.weight === 100);
  if (marked.length > 1) found.warn(place, "several-right");
  if (marked.length > 0 && answers.some((answer) => answer.mark === "~" && (answer.weight ?? 0) > 0))
    found.warn(place, "weights-ignored");
  const explanation = parts.explanation ?? right.map((answer) => telling(answer.feedback)).find(Boolean);
  const notes = answers.map((answer) => (right.includes(answer) ? {} : note(answer.feedback)));
  const chosen = right.map((answer) => answers.indexOf(answer));
  if (!whole) {
    const options = answers.map(({ text }, i) => ({ text, ...notes[i] }));
    return found.add(place, { kind: "multi", ...parts, explanation, options, right: chosen });
  }
  const statement = asStatement(
    answers.map((answer) => answer.text),
    chosen[0] ?? 0,
  );
  if (statement !== null)
    return found.add(place, {
      kind: "truefalse",
      ...parts,
      explanation,
      right: statement,
      ...notes.find((one) => one.misconception !== undefined),
    });
  const options = answers.map(({ text }, i) => ({ ...optionOf(text), ...notes[i] }));
  found.add(place, { kind: "choice", ...parts, explanation, options, right: chosen[0] });
}

function addText({ inside, ...parts }: Parts, place: Place, found: Collection) {
  const { before, answers } = giftAnswers(inside);
  const all: GiftAnswer[] =
    answers.length > 0 ? answers : [{ mark: "=", weight: null, text: giftText(before), feedback: "" }];
  const plain = all.filter((answer) => answer.text !== "" && !answer.text.includes("*"));
  if (plain.length < all.length) found.warn(place, "wildcard-ignored");
  const accepted = plain.filter((answer) => (answer.weight ?? 100) > 0);
  if (accepted.some((answer) => (answer.weight ?? 100) < 100)) found.warn(place, "weights-ignored");
  if (accepted.length === 0) return found.error(place, "no-answer");
  const traps = plain.flatMap((answer) => {
    const misconception = telling(answer.feedback);
    return accepted.includes(answer) || misconception === undefined
      ? []
      : [{ answer: answer.text, misconception }];
  });
  found.add(place, {
    kind: "text",
    ...parts,
    explanation: parts.explanation ?? accepted.map((answer) => telling(answer.feedback)).find(Boolean),
    accept: [...new Set(accepted.map((answer) => answer.text))],
    ...(traps.length > 0 ? { traps } : {}),
  });
}

function addNumeric({ inside, ...parts }: Parts, place: Place, found: Collection) {
  const { before, answers } = giftAnswers(inside.slice(1));
  const [bare = "", ...feedback] = before.split("#");
  const first: GiftAnswer = {
    mark: "=",
    weight: null,
    text: giftText(bare),
    feedback: giftText(feedback.join("#")),
  };
  const all = first.text === "" ? answers : [first, ...answers];
  const right = all.filter((answer) => answer.mark === "=" && (answer.weight ?? 100) === 100);
  const target = range(right[0]?.text ?? "");
  if (target === null) return found.error(place, "bad-number", right[0]?.text ?? "");
  if (right.length > 1)
    found.warn(
      place,
      "several-right",
      right
        .slice(1)
        .map(({ text }) => text)
        .join(", "),
    );
  if (all.some((answer) => answer.mark === "=" && (answer.weight ?? 100) > 0 && !right.includes(answer)))
    found.warn(place, "weights-ignored");
  const traps = all.flatMap((answer) => {
    const trap = range(answer.text);
    const misconception = telling(answer.feedback);
    return (answer.weight ?? 100) > 0 || !trap || misconception === undefined
      ? []
      : [{ value: trap.value, misconception }];
  });
  const explanation = parts.explanation ?? telling(right[0]?.feedback ?? "");
  found.add(place, {
    kind: "numeric",
    ...parts,
    explanation,
    ...target,
    ...(traps.length > 0 ? { traps } : {}),
  });
}

/** "42", "42:2" or "40..44" as a value and how far off it may be. */
function range(text: string): { value: number; tolerance: number } | null {
  const ends = /^(.+?)\.\.(.+)$/.exec(text);
  const [value, off] = (ends ? [ends[1], ends[2]] : text.split(":")).map((part) => {
    const typed = readNumber(part ?? "");
    return typed?.unit === "" ? valuesOf(typed.number).at(-1) : undefined;
  });
  if (value === undefined || ((ends || text.includes(":")) && off === undefined)) return null;
  if (!ends) return { value, tolerance: Math.abs(off ?? 0) };
  const [low, high] = [Math.min(value, off ?? 0), Math.max(value, off ?? 0)];
  return { value: tidy((low + high) / 2), tolerance: tidy((high - low) / 2) };
}

/** 0.1 + 0.2 as people write it. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Feedback that says more than "wrong". */
function telling(feedback: string): string | undefined {
  const bare = feedback.replace(
    /^(?:wrong|incorrect|right|correct|yes|no|sorry|nope|good|well done)\b[\s.,!:;–-]*/i,
    "",
  );
  return bare === "" ? undefined : feedback;
}

function note(feedback: string): { misconception?: string } {
  const misconception = telling(feedback);
  return misconception === undefined ? {} : { misconception };
}
