import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MEDIA_BYTES_MAX } from "#lib/kit/limits.ts";
import { byCookie, type HttpPlace, httpPlace } from "../support/http.ts";

/** First bytes of each kind that is taken, padded to something of a size. */
const HEADS: readonly [ext: string, type: string, head: string][] = [
  ["png", "image/png", "\x89PNG\r\n\x1a\n"],
  ["jpg", "image/jpeg", "\xff\xd8\xff\xe0"],
  ["gif", "image/gif", "GIF89a"],
  ["webp", "image/webp", "RIFF....WEBPVP8 "],
  ["wav", "audio/wav", "RIFF....WAVEfmt "],
  ["ogg", "audio/ogg", "OggS"],
  ["mp3", "audio/mpeg", "ID3\x04"],
  ["mp3", "audio/mpeg", "\xff\xfb\x90\x64"],
];

const bytesOf = (head: string, size = 400) => {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < head.length; i++) bytes[i] = head.charCodeAt(i);
  return bytes;
};

describe("media", () => {
  let place: HttpPlace;
  beforeAll(async () => {
    place = await httpPlace();
  });
  afterAll(() => place.dispose());

  const upload = (bytes: Uint8Array) =>
    place.app.request("/api/media", byCookie("POST", bytes, { "content-type": "text/html" }));

  test.each(HEADS)("HT12 HT13 %s is taken by its bytes and served as %s", async (ext, type, head) => {
    const bytes = bytesOf(head);
    const name = `/media/${createHash("sha256").update(bytes).digest("hex")}.${ext}`;
    const posted = await upload(bytes);
    expect(posted.status).toBe(201);
    expect(await posted.json()).toEqual({ ok: true, src: name, kind: type.split("/")[0] });
    const served = await place.app.request(name);
    expect(served.headers.get("content-type")).toBe(type);
    expect(served.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(served.headers.get("x-content-type-options")).toBe("nosniff");
    expect(served.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes);
  });

  test.each([
    ["a page", "<!doctype html><script>1</script>"],
    ["a drawing that can run scripts", '<svg xmlns="x"><script/></svg>'],
    ["nothing", ""],
    ["a broken frame", "\xff\xff\xff\xff"],
  ])("HT12 %s is not taken", async (_, head) => {
    const response = await upload(bytesOf(head, head.length));
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ code: "not-media" });
  });

  test("HT12 neither is what is too large", async () => {
    expect((await upload(bytesOf("\x89PNG\r\n\x1a\n", MEDIA_BYTES_MAX + 1))).status).toBe(413);
  });

  test("HT13 a byte range comes alone", async () => {
    const bytes = bytesOf("OggS").map((byte, i) => (i < 4 ? byte : i % 251));
    const { src } = (await (await upload(bytes)).json()) as { src: string };
    const range = (asked: string) => place.app.request(src, { headers: { range: asked } });
    for (const [asked, from, to] of [
      ["bytes=0-1", 0, 1],
      ["bytes=100-", 100, 399],
      ["bytes=-20", 380, 399],
      ["bytes=390-9999", 390, 399],
    ] as const) {
      const response = await range(asked);
      expect(response.status).toBe(206);
      expect(response.headers.get("content-range")).toBe(`bytes ${from}-${to}/400`);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes.slice(from, to + 1));
    }
    expect((await range("bytes=400-")).status).toBe(416);
    expect((await range("bytes=0-1,5-9")).status).toBe(200);
  });

  test("HT13 an unknown name is not found, and no path leads elsewhere", async () => {
    for (const name of [`${"0".repeat(64)}.png`, "x.png", "..%2Fpack", `${"0".repeat(64)}.html`])
      expect((await place.app.request(`/media/${name}`)).status).toBe(404);
  });
});
