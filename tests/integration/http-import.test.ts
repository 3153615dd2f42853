import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { IMPORT_BYTES_MAX } from "#lib/kit/limits.ts";
import type { ImportAnswer, PacksAnswer, Saved } from "#lib/protocol/http.ts";
import { byCookie, byKey, type HttpPlace, httpPlace } from "../support/http.ts";

const CSV = `Question,A,B,C,Correct,Topic
Which is nearest to the Sun?,Mercury,Venus,Earth,A,Planets
Which has rings?,Saturn,Mars,Venus,Pluto,Planets
`;
const BARE = "2 + 2?;4\n3 + 3?;6\n";

describe("imports", () => {
  let place: HttpPlace;
  beforeAll(async () => {
    place = await httpPlace();
  });
  afterAll(() => place.dispose());

  const imported = async (text: string, query: Record<string, string> = {}) => {
    const bytes = new TextEncoder().encode(text);
    const path = `/api/packs/import?${new URLSearchParams(query)}`;
    const response = await place.app.request(path, byCookie("POST", bytes));
    expect(response.status).toBe(200);
    return (await response.json()) as ImportAnswer;
  };

  test("HT18 a table shows its questions, its problems with their lines, and its columns", async () => {
    const answer = await imported(CSV, { name: "my planets.csv" });
    expect(answer).toMatchObject({ importer: "csv", pack: { title: "My planets" } });
    expect(answer.pack.questions).toHaveLength(1);
    expect(answer.pack.questions[0]).toMatchObject({ kind: "choice", topics: ["Planets"], right: 0 });
    expect(answer.problems).toMatchObject([{ line: 3, severity: "error", code: "answer-not-among-options" }]);
    expect(answer.problems[0]?.message).toContain("Pluto");
    expect(answer.columns.map(({ holds }) => holds)).toEqual([
      "question",
      "option",
      "option",
      "option",
      "right",
      "topic",
    ]);
    expect(answer.fields).toContain("explanation");
  });

  test("HT18 columns, topic and importer can be chosen by hand", async () => {
    const swapped = await imported(BARE.replaceAll(/(.*);(.*)/g, "$2;$1"), {
      mapping: JSON.stringify({ 0: "right", 1: "question" }),
      topic: "Sums",
    });
    expect(swapped.pack.questions).toMatchObject([
      { stem: "2 + 2?", value: 4, topics: ["Sums"] },
      { stem: "3 + 3?", value: 6, topics: ["Sums"] },
    ]);
    expect((await imported(CSV, { importer: "gift" })).importer).toBe("gift");
  });

  test("HT18 nothing is stored, and what is no text says so in words", async () => {
    const list = async () => {
      const response = await place.app.request("/api/packs", byKey("GET"));
      return ((await response.json()) as PacksAnswer).packs.filter((card) => !card.sample);
    };
    const before = await list();
    await imported(CSV);
    const picture = await imported("\u0089PNG\u0000\u0000");
    expect(picture.importer).toBeNull();
    expect(picture.problems).toMatchObject([{ code: "not-text", line: null }]);
    expect(await list()).toEqual(before);
  });

  test("HT18 choices that make no sense are refused", async () => {
    for (const query of [
      "mapping=nonsense",
      "mapping=[]",
      "mapping={%22x%22:%22question%22}",
      "delimiter=x",
      "odd=1",
    ]) {
      const response = await place.app.request(
        `/api/packs/import?${query}`,
        byCookie("POST", new Uint8Array(2)),
      );
      expect(response.status).toBe(400);
    }
    const huge = byCookie("POST", new Uint8Array(IMPORT_BYTES_MAX + 1));
    expect((await place.app.request("/api/packs/import", huge)).status).toBe(413);
  });

  test("HT7 an exported pack imports as the same questions", async () => {
    const { pack } = await imported(CSV, { name: "Planètes & co.csv" });
    const saved = await place.app.request("/api/packs", byCookie("POST", { pack }));
    const { id } = (await saved.json()) as Saved;
    const response = await place.app.request(`/api/packs/${id}/export.json`, byCookie("GET"));
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="planetes-co.json"');
    const again = await imported(await response.text(), { name: "x.json" });
    expect(again.pack).toEqual(pack);
    expect(again.problems).toEqual([]);
    const gone = await place.app.request("/api/packs/gone/export.json", byCookie("GET"));
    expect(gone.status).toBe(404);
  });
});
