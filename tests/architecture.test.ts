import { describe, expect, it } from "vitest";
import { z } from "zod";
import { stableHash } from "#lib/kit/hash.ts";
import { RULES_VERSION } from "#lib/model/entry.ts";
import { coachAskSchema, playerAskSchema } from "#lib/protocol/ask.ts";
import { connectSchema } from "#lib/protocol/connect.ts";
import { PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { filesIn, read, type Source, sources } from "./support/source.ts";

/** What each part of `lib/` may import, besides itself. `.tsx` paints and may also speak (`i18n`). */
const MAY_IMPORT: Record<string, readonly string[]> = {
  kit: [],
  model: ["kit"],
  questions: ["kit", "model"],
  formats: ["kit", "model"],
  learning: ["kit", "model"],
  retention: ["kit", "model", "questions", "learning"],
  sequence: ["kit", "model", "learning"],
  game: ["kit", "model", "questions", "formats", "learning", "retention", "sequence"],
  views: ["kit", "model", "questions", "formats", "learning", "retention", "sequence", "game"],
  review: ["kit", "model", "questions", "formats", "learning", "retention", "sequence", "game", "views"],
  squad: ["kit", "model", "questions", "learning", "retention", "sequence", "game", "review", "packs"],
  practice: ["kit", "model", "questions", "review", "squad"],
  protocol: ["kit", "model", "questions", "views"],
  packs: ["kit", "model", "questions"],
  i18n: ["kit", "model"],
};

/** Upwards by type only, and why. */
const TYPES_UPWARDS: readonly (readonly [from: RegExp, to: string, why: string])[] = [
  [/^lib\/model\/(state|squad)\.ts$/, "learning", "the state holds beliefs"],
  [/^lib\/model\/(state|squad)\.ts$/, "sequence", "and what the engine carries from pick to pick"],
  [/^lib\/i18n\//, "views", "words are keyed by what the screens get"],
  [/^lib\/i18n\//, "protocol", "and by what the routes refuse"],
  [/^lib\/i18n\//, "review", "and by what the review reports"],
  [/^lib\/protocol\/http\.ts$/, "packs", "an import's report is sent as it is"],
  [/^lib\/protocol\/http\.ts$/, "squad", "and so is an erasure's receipt"],
];

/** Where each of these packages lives; tests may use anything. */
const HOMES: Record<string, readonly RegExp[]> = {
  redis: [/^server\/stores\/redis\//],
  ioredis: [/^server\/stores\/redis\//],
  "classic-level": [/^server\/stores\/embedded\//],
  "prom-client": [/^server\/metrics\//],
  pino: [/^server\//],
  hono: [/^server\/http\//],
  "@hono/node-server": [/^server\/main\.ts$/],
  "socket.io": [/^server\/gateway\//, /^server\/main\.ts$/],
  "socket.io-client": [/^app\/_session\//, /^server\/rehearsal\//],
  next: [/^app\//, /^server\/main\.ts$/],
};

/** The only places where a lint rule is put aside, each with its reason beside it. */
const SILENCED: readonly string[] = [
  "app/_look/maths.tsx lint/security/noDangerouslySetInnerHtml:",
  "app/review/_parts/detail.tsx lint/a11y/useMediaCaption:",
  "app/review/_parts/overview.tsx lint/a11y/noNoninteractiveTabindex:",
];

/** Message shapes of every protocol version: a page of another version is told to reload. */
const PINNED: Record<number, string> = {
  1: "90dc9643cc5d3deb9ec05a0478a67c30d026e13850e3946971b77e7c61af6d99",
  2: "0f4bd25084985bad1e7d8969525f101fe9e83563f9630ce4e6039a19f1462794",
  3: "63ebb13129e756b5fe0633d26df395413c567ecef90663cfb0fe6abc8f856907",
};

const lib = sources(["lib"]);
const all = [...lib, ...sources(["server", "app", "tests"])];
const thinking = lib.filter((source) => source.path.endsWith(".ts"));

/** every place where a pattern is found in a file's code, to be read in a failure */
function places(files: readonly Source[], pattern: RegExp, what: "code" | "text" = "code"): string[] {
  return files.flatMap((source) => {
    const found = source[what].match(new RegExp(pattern, "g")) ?? [];
    return found.map((one) => `${source.path}: ${one.trim()}`);
  });
}

describe("imports", () => {
  it("are all seen by this test", () => {
    // A scanner that overlooks something would prove everything.
    const missed = all.filter(
      (source) =>
        (source.text.match(/^(?:import|export) [^;]*?from "/gm) ?? []).length > source.imports.length,
    );
    expect(missed.map((source) => source.path)).toEqual([]);
    expect(lib.length).toBeGreaterThan(100);
  });

  it("point one way in lib", () => {
    const wrong = lib.flatMap((source) => {
      const part = source.path.split("/")[1] ?? "";
      const allowed = MAY_IMPORT[part];
      if (!allowed) return [`${source.path}: no such part of lib`];
      return source.imports.flatMap(({ to, inside, typeOnly }) => {
        if (!inside) return [];
        const other = to.split("/")[1] ?? "";
        if (!to.startsWith("lib/")) return [`${source.path} imports ${to}`];
        const speaks = source.path.endsWith(".tsx") && other === "i18n";
        const upwards =
          typeOnly && TYPES_UPWARDS.some(([from, part]) => from.test(source.path) && part === other);
        const fine = other === part || allowed.includes(other) || speaks || upwards;
        return fine ? [] : [`${source.path} imports ${to}${typeOnly ? " (types)" : ""}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("name no exception that is not used", () => {
    const idle = TYPES_UPWARDS.filter(
      ([from, part]) =>
        !lib.some(
          (source) =>
            from.test(source.path) &&
            source.imports.some((one) => one.inside && one.to.startsWith(`lib/${part}/`)),
        ),
    );
    expect(idle.map(([from, part]) => `${from} → ${part}`)).toEqual([]);
  });

  it("keep painting out of thinking: .ts in lib imports no .tsx and no React", () => {
    const wrong = thinking.flatMap((source) =>
      source.imports
        .filter(({ to }) => to.endsWith(".tsx") || to === "react" || to === "react-dom")
        .map(({ to }) => `${source.path} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it("keep the server out of the app's screens and the app out of the server", () => {
    const wrong = all.flatMap((source) =>
      source.imports
        .filter(({ to, inside }) => inside && source.path.startsWith("server/") && to.startsWith("app/"))
        .map(({ to }) => `${source.path} imports ${to}`),
    );
    const client = all
      .filter(
        (source) =>
          source.path.startsWith("app/") &&
          /^\s*"0"/.test(source.code) &&
          source.text.startsWith('"use client"'),
      )
      .flatMap((source) =>
        source.imports
          .filter(({ to }) => to.startsWith("server/"))
          .map(({ to }) => `${source.path} imports ${to}`),
      );
    expect([...wrong, ...client]).toEqual([]);
  });

  it("give each package one neighbourhood", () => {
    const wrong = all.flatMap((source) => {
      if (source.path.startsWith("tests/")) return [];
      return source.imports.flatMap(({ to, inside }) => {
        const homes = inside ? undefined : HOMES[to];
        return homes && !homes.some((home) => home.test(source.path)) ? [`${source.path} imports ${to}`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("name their files' endings", () => {
    const wrong = all.flatMap((source) =>
      source.imports
        .filter(({ inside, to }) => inside && !/\.(ts|tsx|css|json|mjs)$/.test(to))
        .map(({ written }) => `${source.path} imports ${written}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("purity of lib", () => {
  it("reads no clock, draws no chance and knows no locale", () => {
    const banned =
      /\bnew Date\b|\bDate\.\w+|\bMath\.random\b|\bIntl\b|\blocaleCompare\b|\btoLocale\w+|\bperformance\b|\bset(?:Timeout|Interval|Immediate)\b|\bfetch\(|\bprocess\./;
    expect(places(thinking, banned)).toEqual([]);
  });

  it("has no default for time or chance in a parameter", () => {
    const named =
      /[(,]\s*(?:now|at|time|clock|random|rng|seed|\w+At|\w+Ms)\??\s*(?::[^,()=]+)?=(?![=>])[^,)]+/;
    const wrong = thinking.flatMap((source) =>
      [...source.code.matchAll(/(?:function\s+\w+\s*|=\s*)(\([^()]*\))\s*(?::[^={]+)?(?:=>|\{)/g)]
        .filter((match) => named.test(match[1] ?? ""))
        .map((match) => `${source.path}: ${match[1]}`),
    );
    expect(wrong).toEqual([]);
  });

  it("names the comparator of every sort", () => {
    // Numbers in a typed array have one order only.
    const wrong = places(thinking, /[^\n]*\.(?:sort|toSorted)\(\)/).filter(
      (place) => !place.includes("Float64Array"),
    );
    expect(wrong).toEqual([]);
  });
});

describe("house rules", () => {
  it("has no any, and nothing that silences a checker", () => {
    const ours = all.filter((source) => source.path !== "tests/architecture.test.ts");
    const any = /\bas any\b|:\s*any\b(?!\s*[:=]>)|<any\b|\bany\[\]|\bany>/;
    expect(places(ours, any)).toEqual([]);
    expect(places(ours, /@ts-(?:ignore|expect-error|nocheck)|eslint-disable/, "text")).toEqual([]);
    const silenced = places(ours, /biome-ignore \S+/, "text").map((place) =>
      place.replace(": biome-ignore", ""),
    );
    expect(silenced.filter((place) => !SILENCED.includes(place))).toEqual([]);
  });

  it("has no TODO", () => {
    const ours = all.filter((source) => source.path !== "tests/architecture.test.ts");
    expect(places(ours, /\b(?:TODO|FIXME|XXX|HACK)\b/, "text")).toEqual([]);
  });

  it("switches on a question's kind in the registry only", () => {
    const outside = thinking.filter(
      (source) => !source.path.startsWith("lib/questions/") && !source.path.startsWith("lib/packs/"),
    );
    expect(places(outside, /switch\s*\(\s*\w*[qQ]uestion\.kind\s*\)/)).toEqual([]);
  });
});

describe("rules and their tests", () => {
  const specs = filesIn(["lib", "server", "app"], /^SPEC\.md$/);
  const rules = specs.flatMap((file) =>
    [...read(file).matchAll(/\*\*([A-Z]{2}\d+)\*\*/g)].map((match) => ({ id: match[1] ?? "", file })),
  );
  const prefixes = new Set(rules.map(({ id }) => id.slice(0, 2)));
  // A title begins with its rules' numbers, in whatever quotes.
  const cited = new Map<string, string>();
  for (const file of filesIn(["tests"], /\.ts$/)) {
    for (const match of read(file).matchAll(/["'`]((?:[A-Z]{2}\d+[ ,]+)+)\S/g))
      for (const id of match[1]?.match(/[A-Z]{2}\d+/g) ?? []) cited.set(id, file);
  }

  it("number each rule once", () => {
    const twice = rules.filter(({ id }, i) => rules.findIndex((other) => other.id === id) !== i);
    expect(twice).toEqual([]);
    expect(rules.length).toBeGreaterThan(200);
  });

  it("prove every rule by a test whose title cites it", () => {
    expect(rules.filter(({ id }) => !cited.has(id)).map(({ id, file }) => `${id} of ${file}`)).toEqual([]);
  });

  it("cite no rule that does not exist", () => {
    const known = new Set(rules.map(({ id }) => id));
    const wrong = [...cited].filter(([id]) => prefixes.has(id.slice(0, 2)) && !known.has(id));
    expect(wrong.map(([id, file]) => `${id} in ${file}`)).toEqual([]);
  });
});

describe("claims and their tests", () => {
  const text = read("tests/claims/SPEC.md");
  const rows = [...text.matchAll(/^\*\*([BSD]\d+)\*\* \S/gm)].map((match) => match[1] ?? "");
  const open = [...text.matchAll(/^- ([BSD]\d+): \S/gm)].map((match) => match[1] ?? "");
  const table = [
    ...Array.from({ length: 18 }, (_, i) => `B${i + 1}`),
    ...Array.from({ length: 12 }, (_, i) => `S${i + 1}`),
    ...Array.from({ length: 17 }, (_, i) => `D${i + 1}`),
  ];
  const titles = filesIn(["tests/claims"], /\.test\.ts$/).flatMap((file) =>
    [...read(file).matchAll(/\bit\(\s*["'`]([BSD]\d+) \S/g)].map((match) => match[1] ?? ""),
  );

  it("has every row of the table once: proved, or open with what is missing", () => {
    expect([...rows, ...open].toSorted()).toEqual(table.toSorted());
  });

  it("proves every row that is not open by one test of its own, and no other", () => {
    expect(titles.toSorted()).toEqual(rows.toSorted());
  });

  it("has a script for every row that needs people", () => {
    const scripts = filesIn(["tests/usability"], /\.md$/).map((file) => /([BSD]\d+)-[^/]*$/.exec(file)?.[1]);
    expect(scripts).toEqual(expect.arrayContaining(["B18", "D14"]));
    expect(scripts.filter((id) => id !== undefined && !table.includes(id))).toEqual([]);
  });
});

describe("versions", () => {
  it.each([
    ["RULES_VERSION", RULES_VERSION, "lib/model/entry.ts"],
    ["PROTOCOL_VERSION", PROTOCOL_VERSION, "lib/protocol/messages.ts"],
  ])("%s has a line of history for each of its values", (name, version, file) => {
    const text = read(file);
    const above = text.slice(0, text.indexOf(`export const ${name}`));
    const history = above.slice(above.lastIndexOf("/**"));
    for (let n = 1; n <= version; n++) expect(history).toMatch(new RegExp(`\\b${n}: \\S`));
  });

  it("the messages' shapes are those of PROTOCOL_VERSION", () => {
    const asked = [connectSchema, playerAskSchema, coachAskSchema].map((schema) =>
      z.toJSONSchema(schema, { unrepresentable: "any" }),
    );
    const told = ["lib/protocol/messages.ts", "lib/views/types.ts", "lib/questions/views.ts"].map((file) => {
      const source = lib.find((one) => one.path === file);
      return source?.code.replace(/PROTOCOL_VERSION = \d+/, "").replace(/\s+/g, " ");
    });
    const hash = stableHash([asked, told]);
    // Changed on purpose? A new version, its line of history and its pin; old pins stay.
    expect(`${PROTOCOL_VERSION}: ${hash}`).toBe(`${PROTOCOL_VERSION}: ${PINNED[PROTOCOL_VERSION]}`);
  });
});
