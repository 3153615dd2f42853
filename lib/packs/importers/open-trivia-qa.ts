import { asStatement, type Collection, collection, optionOf, type Place, sameOption } from "./collect.ts";
import type { Importer } from "./type.ts";

interface Block extends Place {
  stem: string[];
  answer: string[];
  options: string[];
}

/**
 * `#Q` question, `^` right answer, `A`–`H` options. A question may run over several lines, blank ones
 * among them, up to its `^`; an option runs on until the next one or a blank line.
 */
export const openTriviaQa: Importer = {
  name: "open-trivia-qa",
  title: "Open Trivia QA",
  extensions: ["txt", ""],
  fields: [],
  sniff(text) {
    const questions = text.match(/^#Q .+$/gm)?.length ?? 0;
    const answers = text.match(/^\^ ?\S/gm)?.length ?? 0;
    return questions > 0 && answers > 0 ? Math.min(1, 0.6 + answers / (questions * 3)) : 0;
  },
  read(text, options) {
    const found = collection(options);
    for (const block of blocksOf(text, found)) take(block, found);
    return found.result();
  },
};

function blocksOf(text: string, found: Collection): Block[] {
  const blocks: Block[] = [];
  let current: Block | null = null;
  let part: "stem" | "answer" | "options" | "none" = "none";
  text.split("\n").forEach((raw, i) => {
    const line = raw.trimEnd();
    const place = { line: i + 1, excerpt: line };
    if (line.startsWith("#Q")) {
      current = { ...place, stem: [line.slice(2).trim()], answer: [], options: [] };
      blocks.push(current);
      part = "stem";
    } else if (current === null || part === "none") {
      if (line !== "") found.error(place, "stray-text");
    } else if (part === "stem" && /^\^/.test(line)) {
      current.answer.push(line.slice(1).trim());
      part = "answer";
    } else if (part === "stem") current.stem.push(line.trim());
    else if (line === "") part = current.options.length > 0 ? "none" : part;
    else if (/^[A-H](?: |$)/.test(line)) {
      current.options.push(line.slice(2).trim());
      part = "options";
    } else if (part === "answer") current.answer.push(line.trim());
    else current.options.push(`${current.options.pop() ?? ""} ${line.trim()}`);
  });
  return blocks;
}

function take(block: Block, found: Collection) {
  const stem = block.stem
    .join("\n")
    .trim()
    .replace(/\n{2,}/g, "\n");
  const answer = block.answer.join(" ");
  const texts: string[] = [];
  for (const option of block.options) {
    if (option === "") continue;
    if (texts.some((text) => sameOption(text, option))) found.warn(block, "options-repeat", option);
    else texts.push(option);
  }
  if (answer === "") return found.error(block, "no-answer");
  if (texts.length < 2) return found.error(block, "no-options");
  const exact = texts.indexOf(answer);
  const right = exact === -1 ? texts.findIndex((text) => sameOption(text, answer)) : exact;
  if (right === -1) return found.error(block, "answer-not-among-options", answer);
  const statement = asStatement(texts, right);
  if (statement !== null) return found.add(block, { kind: "truefalse", stem, right: statement });
  found.add(block, { kind: "choice", stem, options: texts.map(optionOf), right });
}
