import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv, sniffDelimiter } from "#lib/packs/csv.ts";
import { decode } from "#lib/packs/decode.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const raw = (...bytes: (number | string)[]) =>
  Uint8Array.from(bytes.flatMap((one) => (typeof one === "number" ? [one] : [...utf8(one)])));

describe("encodings", () => {
  it("PK10 reads UTF-8 with and without its mark", () => {
    expect(decode(utf8("Zürich – 東京 😀"))).toEqual({ text: "Zürich – 東京 😀", encoding: "utf-8" });
    expect(decode(raw(0xef, 0xbb, 0xbf, "a")).text).toBe("a");
  });

  it("PK10 reads any text as UTF-8 like everybody else", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "é", "߿", "ࠀ", "￰", "𐀀", "\u{10fffd}", "中") }),
        (text) => {
          expect(decode(utf8(text)).text).toBe(text.normalize("NFC"));
        },
      ),
    );
  });

  it("PK10 refuses what only looks like UTF-8", () => {
    // overlong, surrogate, beyond the last character, cut off
    for (const bytes of [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x82],
    ])
      expect(decode(raw(...bytes, "a")).encoding).toBe("windows-1252");
  });

  it("PK10 reads UTF-16 of both kinds", () => {
    expect(decode(raw(0xff, 0xfe, 0x41, 0x00, 0xe9, 0x00, 0x3d, 0xd8, 0x00, 0xde))).toEqual({
      text: "Aé😀",
      encoding: "utf-16",
    });
    expect(decode(raw(0xfe, 0xff, 0x00, 0x41, 0x00, 0xe9)).text).toBe("Aé");
  });

  it("PK10 reads Windows-1252, whole or between UTF-8", () => {
    expect(decode(raw("Br", 0xfc, "cke ", 0x80, 0x93, "5", 0x94))).toEqual({
      text: "Brücke €“5”",
      encoding: "windows-1252",
    });
    expect(decode(raw("Brummb", 0xe4, "r – Zürich"))).toEqual({
      text: "Brummbär – Zürich",
      encoding: "mixed",
    });
    expect(decode(raw("caf", 0xe9, "? ", 0xc9, "t", 0xe9)).text).toBe("café? Été");
  });

  it("PK10 mends a closing quote that lost its last byte", () => {
    expect(decode(raw(0xe2, 0x80, 0x9c, "Badger State", 0xe2, 0x80, "?, was")).text).toBe(
      "“Badger State”, was",
    );
  });

  it("PK12 marks a letter that lost its last byte", () => {
    expect(decode(raw(0xd0, "?n oxygen tank")).text).toBe("\ufffdn oxygen tank");
    expect(decode(raw("φ", 0xcf, "?", "σις")).text).toBe("φ\ufffdσις");
    expect(decode(raw(0x81)).text).toBe("\ufffd");
  });

  it("PK11 leaves line feeds and plain spaces only", () => {
    expect(decode(utf8("a\r\nb\rc\u2028d")).text).toBe("a\nb\nc\nd");
    expect(decode(utf8("a\u00a0b\u202fc\u200bd\u00ade\ufefff\u200cg")).text).toBe("a b cdefg");
    expect(decode(utf8("می\u200cخواهم")).text).toBe("می\u200cخواهم"); // it parts letters in Persian
  });

  it("PK10 decodes any bytes whatever", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decode(bytes).text).toBeTypeOf("string");
      }),
    );
  });
});

describe("tables", () => {
  it("PK13 parts cells, unquotes them and keeps the line", () => {
    const text = 'a,"b,1",c\n\n"x\ny", "say ""hi""" ,z\nlast,';
    expect(readCsv(text, ",")).toEqual([
      { line: 1, cells: ["a", "b,1", "c"] },
      { line: 3, cells: ["x\ny", 'say "hi"', "z"] },
      { line: 5, cells: ["last", ""] },
    ]);
  });

  it("PK13 takes broken quotes as they come", () => {
    expect(readCsv('a"b,c\n"open,d\ne', ",")).toEqual([
      { line: 1, cells: ['a"b', "c"] },
      { line: 2, cells: ["open,d\ne"] },
    ]);
    expect(readCsv('"a"b,c', ",")).toEqual([{ line: 1, cells: ["ab", "c"] }]);
  });

  it("PK13 finds the delimiter", () => {
    expect(sniffDelimiter("q;a;b\n1,5;2;3\n")).toBe(";");
    expect(sniffDelimiter("q\ta, b\n1\t2")).toBe("\t");
    expect(sniffDelimiter('"q; with",a\n"x;y",b')).toBe(",");
    expect(sniffDelimiter("sep=|\na|b")).toBe("|");
  });

  it("PK13 reads back what was written", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", ";", "é"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
          .join("\n");
        const filled = rows.filter((row) => row.some((one) => one.trim() !== ""));
        expect(readCsv(text, ",").map((row) => row.cells)).toEqual(filled);
      }),
    );
  });
});
