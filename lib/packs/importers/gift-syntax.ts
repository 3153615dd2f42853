/** The syntax of GIFT: blocks, escapes, answers with weights and feedback. */

export interface GiftBlock {
  /** 1-based */
  line: number;
  /** escapes already replaced by placeholders */
  text: string;
}

export interface GiftAnswer {
  mark: "=" | "~";
  /** percent, −100 to 100, or null where none is given */
  weight: number | null;
  text: string;
  feedback: string;
}

/** An escaped character stands as one of the private use area until its field is finished. */
const ESCAPED = ":#={}~\\n";
const PLACEHOLDER = 0xe000;

export function hideEscapes(text: string): string {
  return text.replace(/\\([:#={}~\\n])/g, (_, character: string) =>
    String.fromCharCode(PLACEHOLDER + ESCAPED.indexOf(character)),
  );
}

function showEscapes(text: string): string {
  return text.replace(/[\ue000-\ue007]/g, (placeholder) => {
    const character = ESCAPED[placeholder.charCodeAt(0) - PLACEHOLDER] ?? "";
    return character === "n" ? "\n" : character;
  });
}

/** Blocks parted by blank lines outside braces, without comments. */
export function giftBlocks(text: string): GiftBlock[] {
  const blocks: GiftBlock[] = [];
  let lines: string[] = [];
  let start = 1;
  let open = false;
  const end = () => {
    if (lines.some((line) => line.trim() !== "")) blocks.push({ line: start, text: lines.join("\n") });
    lines = [];
    open = false;
  };
  hideEscapes(text)
    .split("\n")
    .forEach((raw, i) => {
      if (/^\s*\/\//.test(raw)) return;
      const blank = raw.trim() === "" && !open;
      // A brace that was never closed must not swallow the rest of the file.
      const begins = open && /^(?:\s*::|\$CATEGORY:)/.test(raw);
      if (blank || begins) end();
      if (blank) return;
      if (lines.length === 0) start = i + 1;
      lines.push(raw);
      const brace = Math.max(raw.lastIndexOf("{"), raw.lastIndexOf("}"));
      if (brace !== -1) open = raw[brace] === "{";
      if (/^\s*\$CATEGORY:/.test(raw)) end();
    });
  end();
  return blocks;
}

/** `=right ~%50%half#feedback` as answers, in order. Text before the first mark is returned apart. */
export function giftAnswers(inside: string): { before: string; answers: GiftAnswer[] } {
  const parts = inside.split(/(?=[=~])/);
  const before = /^[=~]/.test(parts[0] ?? "") ? "" : (parts.shift() ?? "");
  const answers = parts.map((part): GiftAnswer => {
    const weight = /^\s*%(-?\d{1,3}(?:\.\d*)?)%/.exec(part.slice(1));
    const rest = part.slice(1 + (weight?.[0].length ?? 0));
    const [text = "", ...feedback] = rest.split("#");
    return {
      mark: part.startsWith("=") ? "=" : "~",
      weight: weight ? Number(weight[1]) : null,
      text: giftText(text),
      feedback: giftText(feedback.join("#")),
    };
  });
  return { before, answers };
}

/** A finished field: format marks, HTML and escapes gone, maths between single dollars. */
export function giftText(text: string): string {
  const format = /^\s*\[(html|markdown|plain|moodle)\]/i.exec(text);
  return showEscapes(plainText(text.slice(format?.[0].length ?? 0)))
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

const ENTITIES = new Map(
  (
    "amp & lt < gt > quot \" apos ' ndash – mdash — hellip … times × divide ÷ deg ° sup2 ² sup3 ³ micro µ plusmn ± " +
    "frac12 ½ frac14 ¼ middot · minus − le ≤ ge ≥ ne ≠ pi π alpha α beta β gamma γ delta δ lambda λ mu μ sigma σ " +
    "omega ω Delta Δ Omega Ω rarr → infin ∞ radic √ euro € pound £ ldquo “ rdquo ” lsquo ‘ rsquo ’ laquo « raquo » szlig ß"
  )
    .split(" ")
    .flatMap((name, i, all) => (i % 2 === 0 ? [[name, all[i + 1] ?? ""] as const] : [])),
);
const ACCENTS: Record<string, string> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  uml: "\u0308",
  tilde: "\u0303",
  cedil: "\u0327",
  ring: "\u030a",
};

function plainText(text: string): string {
  const withoutTags = /<\/?[a-z][^<>]*>/i.test(text)
    ? text
        .replace(/\n/g, " ")
        .replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, "\n")
        .replace(/<\/?[a-z][^<>]*>/gi, "")
    : text;
  return withoutTags
    .replace(
      /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8}\d{0,2});/gi,
      (whole, name: string) => entity(name) ?? whole,
    )
    .replace(/\\\((.+?)\\\)/gs, "$$$1$$")
    .replace(/\\\[(.+?)\\\]/gs, "$$$1$$")
    .replace(/\$\$([^$]+)\$\$/g, "$$$1$$");
}

function entity(name: string): string | undefined {
  if (name === "nbsp") return " ";
  const accented = /^([a-z])([a-z]+)$/i.exec(name);
  const accent = ACCENTS[accented?.[2] ?? ""];
  if (accented && accent) return ((accented[1] as string) + accent).normalize("NFC");
  if (!name.startsWith("#")) return ENTITIES.get(name);
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
