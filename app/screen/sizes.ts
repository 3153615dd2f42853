import { STEM_CHARS_MAX } from "#lib/kit/limits.ts";

/**
 * How large a question stands, from the number of its letters (`look.md` 2). A list of sizes, the one
 * to wish for first; the screen takes the first that fits. All lengths in rem, 1/60 of the screen's height.
 */
export interface Size {
  stem: number;
  weight: number;
  /** width of the letters, percent */
  stretch: number;
  leading: number;
  /** em */
  tracking: number;
  option: number;
  cards: CardSize;
  /** a word that is wider than its line may be broken */
  breaks: boolean;
  /** the options stand on the phones only */
  onPhones: boolean;
}

export type CardSize = "roomy" | "mid" | "tight";

interface Row extends Omit<Size, "option" | "cards" | "breaks" | "onPhones"> {
  letters: number;
}

const ROWS: readonly Row[] = [
  { letters: 60, stem: 6.4, weight: 720, stretch: 100, leading: 1.04, tracking: -0.018 },
  { letters: 100, stem: 5.2, weight: 720, stretch: 100, leading: 1.06, tracking: -0.018 },
  { letters: 140, stem: 4.3, weight: 700, stretch: 100, leading: 1.08, tracking: -0.018 },
  { letters: 190, stem: 3.75, weight: 660, stretch: 98, leading: 1.12, tracking: -0.014 },
  { letters: 260, stem: 3.25, weight: 640, stretch: 96, leading: 1.16, tracking: -0.008 },
  { letters: 360, stem: 2.8, weight: 620, stretch: 92, leading: 1.18, tracking: -0.008 },
];
/**
 * 2.67 is the least size of what must be read, 48 px at 1080. The last two are for a text of a thousand
 * letters beside a picture: still above every label, and better than a text whose end is cut off.
 */
const ALONE: readonly Row[] = [2.67, 2.3, 1.9].map((stem) => ({
  letters: STEM_CHARS_MAX,
  stem,
  weight: 620,
  stretch: 80,
  leading: 1.1,
  tracking: 0,
}));

/** up to 60 letters may not go under 1/18 of the height, which is 3.33 rem */
const SHORT_LETTERS = 60;
const SHORT_LEAST = 3.33;
/** the mock sets an option of 36 letters this large, on two lines */
const OPTION_SHORT = 36;
const OPTION_LARGE = 3.3;
const OPTION_LEAST = 2.67;
const ROOMY_OPTIONS = 4;

/** Letters as read: the source of a formula counts for what it shows, about. */
export function lettersIn(text: string): number {
  return text.replace(/\$([^$\n]+)\$/g, (_, maths: string) => maths.replace(/\\[a-z]+|[{}\\^_]/gi, ""))
    .length;
}

/** The sizes for a question of so many letters with options of so many letters each. */
export function questionSizes(stem: string, options: readonly string[]): Size[] {
  const letters = lettersIn(stem);
  const least = letters <= SHORT_LETTERS ? SHORT_LEAST : 0;
  const rows = ROWS.filter(
    (row, i) => row.stem >= least && (letters <= row.letters || i === ROWS.length - 1),
  );
  const tooLong = letters > (ROWS.at(-1)?.letters ?? 0);
  const withOptions = tooLong && options.length > 0 ? [] : rows;
  // Where the options are gone there is room for a larger question, unless it is that which was too long.
  const alone = [...(tooLong ? rows : ROWS.slice(1)), ...ALONE];
  const [first, ...others] = withOptions;
  const cards = cardSizes(options);
  return [
    ...(first ? cards.map((card) => ({ ...first, ...card, ...WHOLE })) : []),
    ...others.flatMap((row) => cards.slice(-2).map((card) => ({ ...row, ...card, ...WHOLE }))),
    ...withOptions.slice(-2).map((row) => ({ ...row, ...SMALLEST_CARD, ...WHOLE, breaks: true })),
    ...alone.map((row) => ({ ...row, ...SMALLEST_CARD, breaks: true, onPhones: true })),
  ];
}

const WHOLE = { breaks: false, onPhones: false };
const SMALLEST_CARD: Pick<Size, "option" | "cards"> = { option: OPTION_LEAST, cards: "tight" };

function cardSizes(options: readonly string[]): Pick<Size, "option" | "cards">[] {
  const short = options.every((text) => lettersIn(text) <= OPTION_SHORT);
  const roomy = options.length <= ROOMY_OPTIONS;
  const size = (option: number, cards: CardSize) => ({ option, cards });
  return [
    ...(short && roomy ? [size(OPTION_LARGE, "roomy")] : []),
    ...(short ? [size(OPTION_LARGE, "mid")] : []),
    ...(!short && roomy ? [size(OPTION_LEAST, "roomy")] : []),
    size(OPTION_LEAST, "mid"),
    SMALLEST_CARD,
  ];
}

/** The huddle's question, its list and the ring beside it; lengths in rem. */
export interface HuddleSize {
  head: number;
  list: number;
  columns: 1 | 2;
  tight: boolean;
  ring: number;
  /** nothing but the sentence to say stands under the ring */
  brief: boolean;
  onPhones: boolean;
}

const HEADS = [
  { letters: 110, head: 4.6 },
  { letters: 180, head: 3.75 },
  { letters: 260, head: 3.25 },
  { letters: STEM_CHARS_MAX, head: 2.8 },
];
type Place = Omit<HuddleSize, "head" | "onPhones">;
const PLACES: readonly Place[] = [
  { list: 2.8, columns: 1, tight: false, ring: 22, brief: false },
  { list: 2.8, columns: 1, tight: false, ring: 18, brief: false },
  { list: OPTION_LEAST, columns: 1, tight: true, ring: 18, brief: false },
  { list: OPTION_LEAST, columns: 1, tight: true, ring: 14, brief: true },
  { list: OPTION_LEAST, columns: 2, tight: true, ring: 14, brief: true },
  { list: OPTION_LEAST, columns: 2, tight: true, ring: 11, brief: true },
];
const ON_PHONES: Place = { list: OPTION_LEAST, columns: 1, tight: true, ring: 11, brief: true };

/** Sizes of the huddle's question: smaller than in the round, because it was read there already. */
export function huddleSizes(stem: string): HuddleSize[] {
  const letters = lettersIn(stem);
  const heads = HEADS.filter((one) => letters <= one.letters).map((one) => one.head);
  const sized = (head: number, onPhones: boolean) => (place: Place) => ({ head, ...place, onPhones });
  return [
    ...heads.flatMap((head, i) => PLACES.slice(i === 0 ? 0 : 3).map(sized(head, false))),
    ...[...heads, OPTION_LEAST, 2.3, 1.9].map((head) => sized(head, true)(ON_PHONES)),
  ];
}
