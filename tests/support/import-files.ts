import { readFileSync } from "node:fs";

/** One file for each importer, with the number of blocks or rows that must be accounted for. */
export interface ImportFile {
  fileName: string;
  text: string;
  blocks: number;
}

export const GIFT = `// comment
$CATEGORY: $course$/top/Bio/Cells

::Q1:: Who's buried in Grant's tomb?{~Grant#He is entombed, not buried. ~Jefferson =no one#right}

::Q2:: Two right {~%50%a ~%50%b ~%-100%c}

The {=Calvin cycle =%80%Calvin} fixes CO2.

Sun rises in the East.{T}

::N:: Ulysses S. Grant was born in {#1822:5}

Match {=Canada -> Ottawa =Italy -> Rome =Japan -> Tokyo}

Escaped \\{braces\\} and 1\\=1 {TRUE#no#yes ####General feedback}

$CATEGORY: Physics
[html]<p>What is <b>\\(g\\)</b> on Earth&#44; in m/s&sup2;?</p> {
  #=9.8:0.1
  ~%0%98:0#Ten times too much.
}

Write an essay. {}

Just a description.

How fast? {#1..5####Between one and five.}

Broken { ~a =b

::Q9:: After the broken one {=yes ~no}
`;

export const CSV = `Quiz of the week,,,,,,,,
,,,,,,,,
Question,Type,Option A,Option B,Option C,Correct answer,Topic,Explanation,Level
What is the capital of France?,Multiple Choice,London,Paris,Rome,B,Geography,Paris has been the capital since 987.,easy
"Which are prime?
(choose all)",Checkbox,2,4,5,"A,C",Numbers,,medium
The Earth is flat.,,True,False,,B,Geography,,easy
How many sides has a hexagon?,,,,,6,Shapes,,easy
Who wrote Emma?,Fill-in-the-Blank,,,,Jane Austen|Austen,Books,,hard
Your favourite?,Poll,a,b,,,,,
No answer here,,a,b,,,,,
Wrong answer here,,a,b,,Z,,,
what is the capital of FRANCE,,Rome,London,Paris,C,Geography,,easy
Put in order,Order,one,two,three,,Numbers,,impossible
`;

export const PACK_JSON = JSON.stringify(
  {
    format: 1,
    id: "p",
    title: "A pack",
    description: "For the tests",
    language: "en",
    attribution: "us",
    licence: "CC BY-SA 4.0",
    questions: [
      {
        id: "1",
        kind: "truefalse",
        stem: "One is odd.",
        topics: ["Numbers"],
        level: "easy",
        task: "fact",
        right: true,
      },
      { id: "2", kind: "truefalse", stem: "", topics: ["Numbers"], level: "easy", task: "fact", right: true },
      {
        id: "1",
        kind: "truefalse",
        stem: "Two is odd.",
        topics: ["Numbers"],
        level: "easy",
        task: "fact",
        right: false,
      },
      {
        id: "3",
        kind: "text",
        stem: "Two and two?",
        topics: ["Numbers"],
        level: "easy",
        task: "fact",
        accept: ["four"],
      },
    ],
  },
  null,
  2,
);

export function slice(): Uint8Array {
  return readFileSync(new URL("./open-trivia-qa-slice.txt", import.meta.url));
}

export const IMPORT_FILES: Record<string, ImportFile> = {
  json: { fileName: "pack.json", text: PACK_JSON, blocks: 4 },
  csv: { fileName: "quiz.csv", text: CSV, blocks: 10 },
  gift: { fileName: "quiz.gift", text: GIFT, blocks: 13 },
  "open-trivia-qa": {
    fileName: "trivia.txt",
    text: `#Q First?\n^ Yes\nA No\nB Yes\n\n#Q Second\nis longer:\n\nA line\n^ a\nA A.\nB b\nC None of these\n\n#Q Third\n^ x\nA a\nB b\n\nstray\n\n#Q FIRST\n^ yes\nA yes\nB no\n\n#Q Last\n^ True\nA True\nB False`,
    blocks: 6,
  },
};
