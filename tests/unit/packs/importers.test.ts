import { describe, expect, it } from "vitest";
import { importPack } from "#lib/packs/import.ts";
import { csv } from "#lib/packs/importers/csv.ts";
import { gift } from "#lib/packs/importers/gift.ts";
import { json } from "#lib/packs/importers/json.ts";
import type { ImportOptions } from "#lib/packs/importers/type.ts";
import { CSV, GIFT, PACK_JSON } from "../../support/import-files.ts";

const options: ImportOptions = { topic: "General" };
const bytes = (text: string) => new TextEncoder().encode(text);
const codes = (text: string, read = csv.read) =>
  read(text, options).problems.map((one) => `${one.line} ${one.code}`);

describe("GIFT", () => {
  const { questions, problems } = gift.read(GIFT, options);

  it("PK40 follows the format's detections", () => {
    expect(questions).toMatchObject([
      {
        kind: "choice",
        stem: "Who's buried in Grant's tomb?",
        options: [{ text: "Grant" }, { text: "Jefferson" }, { text: "no one" }],
        right: 2,
      },
      { kind: "multi", stem: "Two right", right: [0, 1] },
      { kind: "text", stem: "The _____ fixes CO2.", accept: ["Calvin cycle", "Calvin"] },
      { kind: "truefalse", stem: "Sun rises in the East.", right: true },
      { kind: "numeric", stem: "Ulysses S. Grant was born in", value: 1822, tolerance: 5 },
      { kind: "truefalse", stem: "Escaped {braces} and 1=1", right: true },
      {
        kind: "numeric",
        stem: "What is $g$ on Earth, in m/s²?",
        value: 9.8,
        tolerance: 0.1,
      },
      { kind: "numeric", stem: "How fast?", value: 3, tolerance: 2 },
      { kind: "choice", stem: "After the broken one", right: 0 },
    ]);
    expect(problems.map((one) => `${one.line} ${one.severity} ${one.code} ${one.detail}`.trim())).toEqual([
      "8 warning weights-ignored",
      "14 error unsupported matching",
      "24 error unsupported essay",
      "26 error unsupported text without a question",
      "30 error bad-syntax a brace is missing",
    ]);
  });

  it("PK41 reads categories, and escapes that look like syntax", () => {
    expect(questions[0]?.topics).toEqual(["Cells"]);
    expect(questions[7]?.topics).toEqual(["Physics"]);
    const one = gift.read("A\\: b\\nc {=x\\=1 ~y\\~2 ~50\\% \\{z\\}}", options).questions[0];
    expect(one).toMatchObject({
      stem: "A: b\nc",
      options: [{ text: "x=1" }, { text: "y~2" }, { text: "50\\% {z}" }],
    });
  });

  it("PK42 turns feedback into misconceptions and explanations", () => {
    expect(questions[0]).toMatchObject({
      options: [{ misconception: "He is entombed, not buried." }, {}, {}],
    });
    expect(questions[0]?.explanation).toBeUndefined(); // "right" tells nothing
    expect(questions[5]).toMatchObject({ explanation: "General feedback" });
    expect(questions[6]).toMatchObject({ traps: [{ value: 98, misconception: "Ten times too much." }] });
  });

  it("PK40 several right answers among wrong ones become one to choose all of", () => {
    const { questions: found, problems: doubts } = gift.read("Q {=a =b ~c}", options);
    expect(found).toMatchObject([{ kind: "multi", right: [0, 1] }]);
    expect(doubts.map((one) => one.code)).toEqual(["several-right"]);
    expect(gift.read("Q {~a ~b}", options).problems.map((one) => one.code)).toEqual(["no-answer"]);
  });
});

describe("tables", () => {
  const { questions, problems, columns } = csv.read(CSV, options);

  it("PK30 finds its columns below a banner", () => {
    expect(columns.map((column) => column.holds)).toEqual([
      "question",
      "type",
      "option",
      "option",
      "option",
      "right",
      "topic",
      "explanation",
      "level",
    ]);
    expect(columns[0]).toMatchObject({
      heading: "Question",
      samples: expect.arrayContaining(["The Earth is flat."]),
    });
  });

  it("PK32 makes each row the type it is", () => {
    expect(questions).toMatchObject([
      {
        kind: "choice",
        stem: "What is the capital of France?",
        right: 1,
        topics: ["Geography"],
        level: "easy",
        explanation: "Paris has been the capital since 987.",
      },
      { kind: "multi", stem: "Which are prime?\n(choose all)", right: [0, 2] },
      { kind: "truefalse", right: false },
      { kind: "numeric", value: 6, tolerance: 0 },
      { kind: "text", accept: ["Jane Austen", "Austen"], level: "hard" },
      { kind: "order", entries: ["one", "two", "three"] },
    ]);
  });

  it("PK33 PK23 lists the rest with its line", () => {
    expect(problems.map((one) => `${one.line} ${one.code} ${one.detail}`.trim())).toEqual([
      "10 unsupported Poll",
      "11 no-answer",
      "12 answer-not-among-options Z",
      "13 duplicate line 4",
      "14 bad-level impossible",
    ]);
  });

  it.each([
    ["Frage;Antwort A;Antwort B;Richtige Antwort\nWas?;ja;nein;A", ["choice", 0]],
    [
      "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)\nWhich?,this,that,",
      ["choice", 0],
    ],
    [
      '"Blooket\nImport Template",,,\nQuestion #,Question Text,Answer 1,Answer 2,"Correct Answer(s)\n(Only include Answer #)"\n1,Which?,3,1,2',
      ["choice", 1],
    ],
    [
      "Question Text,Question Type,Option 1,Option 2,Option 3,Correct Answer,Time in seconds\nText of the question (required),x,y,z,w,v,u\nWhich?,,a,b,c,3,20",
      ["choice", 2],
    ],
    ["question,a,b,c,answer\nWhich?,x,y,z,y", ["choice", 1]],
    ["question\tanswer\nWho?\tAda", ["text", undefined]],
    ["Pregunta,Opción A,Opción B,Respuesta correcta\n¿Cuál?,uno,dos,dos", ["choice", 1]],
    ["Which?,x,y,z,y\nAnd now?,a,b,c,c", ["choice", 1]],
  ])("PK30 %j", (text, [kind, right]) => {
    const [first] = csv.read(text, options).questions;
    expect(first).toMatchObject({ kind, ...(right === undefined ? {} : { right }) });
  });

  it("PK30 columns may be assigned by hand", () => {
    const text = "Ada;who wrote it?;people\nBob;who read it?;people";
    const assigned = csv.read(text, { ...options, columns: { 0: "right", 1: "question", 2: "topic" } });
    expect(assigned.questions).toMatchObject([{ accept: ["Ada"], topics: ["people"] }, { accept: ["Bob"] }]);
    expect(codes("only one column\nhere")).toEqual(["null no-header"]);
  });

  it("PK31 the table's convention decides what a figure means", () => {
    const byNumber = "question,option 1,option 2,option 3,correct\nQ1,3,2,1,3\nQ2,a,b,c,2\nQ3,x,y,z,1";
    expect(csv.read(byNumber, options).questions).toMatchObject([{ right: 2 }, { right: 1 }, { right: 0 }]);
    expect(codes(byNumber)).toEqual(["2 answer-ambiguous"]);
    const byText = "question,option 1,option 2,option 3,correct\nQ1,3,2,1,3\nQ2,7,8,9,8\nQ3,x,y,z,z";
    expect(csv.read(byText, options).questions).toMatchObject([{ right: 0 }, { right: 1 }, { right: 2 }]);
  });

  it("PK31 reads lists, joined letters and a figure that a spreadsheet spoiled", () => {
    const of = (right: string) =>
      csv.read(`question,option 1,option 2,option 3,correct\nQ,x,y,z,"${right}"`, options).questions;
    for (const right of ["1,3", "1;3", "1 and 3", "1.3", "A, C", "AC", "x; z"])
      expect(of(right)).toMatchObject([{ kind: "multi", right: [0, 2] }]);
    expect(of("(b)")).toMatchObject([{ right: 1 }]);
    expect(of("Y.")).toMatchObject([{ right: 1 }]);
  });

  it("PK32 numbers may have a unit and a tolerance", () => {
    const text =
      'question,answer,type,unit,tolerance\ng?,"9,81",numeric,m/s²,2%\nn?,abc,numeric,,\nyear?,1789,text,,';
    expect(csv.read(text, options).questions).toMatchObject([
      { kind: "numeric", value: 9.81, unit: "m/s²", tolerance: { percent: 2 } },
      { kind: "text", accept: ["1789"] },
    ]);
    expect(codes(text)).toEqual(["3 bad-number"]);
  });
});

describe("JSON", () => {
  it("PK21 lists the questions that cannot be taken, with their line", () => {
    const { problems, about, questions } = json.read(PACK_JSON, options);
    expect(questions.map((question) => question.id)).toEqual(["1", "3"]);
    expect(problems.map((one) => `${one.line} ${one.code} ${one.detail}`)).toEqual([
      "21 invalid Write the question; it is blank.",
      "32 duplicate id 1",
    ]);
    expect(about).toMatchObject({ title: "A pack", licence: "CC BY-SA 4.0" });
  });

  it("PK21 says when it is no JSON or no pack", () => {
    expect(codes("{", json.read)).toEqual(["null not-json"]);
    expect(codes('{"a":1}', json.read)).toEqual(["null not-a-pack"]);
    expect(json.read("[]", options).questions).toEqual([]);
  });
});

describe("any file", () => {
  it("PK24 takes the title and the topic from the file's name", () => {
    const imported = importPack(bytes("question,answer\nWho?,Ada"), "folder/world-history_2.csv");
    expect(imported.pack).toMatchObject({
      title: "World history 2",
      questions: [{ topics: ["World history 2"] }],
    });
    expect(imported.preview).toEqual({
      questions: 1,
      errors: 0,
      warnings: 0,
      topics: [{ topic: "World history 2", questions: 1 }],
      kinds: [{ kind: "text", questions: 1 }],
    });
  });

  it("PK25 refuses spreadsheets, huge files and prose", () => {
    const codesOf = (file: Uint8Array, name: string) =>
      importPack(file, name).problems.map((one) => one.code);
    expect(codesOf(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "quiz.xlsx")).toEqual(["not-text"]);
    expect(codesOf(new Uint8Array(8_000_001), "big.csv")).toEqual(["too-large"]);
    expect(codesOf(bytes("Dear all, here is nothing to ask."), "letter.md")).toEqual(["nothing-found"]);
    expect(codesOf(bytes(""), "empty.json")).toEqual(["nothing-found"]);
  });
});
