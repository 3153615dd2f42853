import { describe, expect, test } from "vitest";
import { waitMs } from "#server/cluster/processes.ts";
import { cookieOf, setCookie, Upstreams } from "#server/cluster/upstreams.ts";

function three(): Upstreams {
  const upstreams = new Upstreams();
  for (const name of ["1", "2", "3"]) upstreams.put(name, 4000 + Number(name));
  return upstreams;
}

describe("which process a request goes to", () => {
  test("PR2 the cookie's, as long as that one is ready", () => {
    const upstreams = three();
    for (let i = 0; i < 5; i++) expect(upstreams.choose("2")?.name).toBe("2");
    const second = upstreams.named("2");
    if (second) second.health = "unready";
    for (let i = 0; i < 6; i++) expect(upstreams.choose("2")?.name).not.toBe("2");
    if (second) second.health = "ready";
    expect(upstreams.choose("2")?.name).toBe("2");
  });

  test("PR2 without a cookie, or with a strange one, all in turn", () => {
    const upstreams = three();
    const names = [null, null, null, "7", "x", null].map((cookie) => upstreams.choose(cookie)?.name);
    expect(names.toSorted((a, b) => Number(a) - Number(b))).toEqual(["1", "1", "2", "2", "3", "3"]);
  });

  test("PR3 never where this request came back from, and nowhere when all are down", () => {
    const upstreams = three();
    const [first, second] = upstreams.all;
    for (let i = 0; i < 4; i++)
      expect(
        upstreams.choose(
          "1",
          [first, second].flatMap((one) => one ?? []),
        )?.name,
      ).toBe("3");
    expect(upstreams.choose(null, upstreams.all)).toBeNull();
    for (const place of upstreams.all) place.health = "down";
    expect(upstreams.choose("1")).toBeNull();
  });

  test("PR3 one that lives and is not ready is used when no other is", () => {
    const upstreams = three();
    for (const place of upstreams.all) place.health = place.name === "3" ? "unready" : "down";
    expect(upstreams.choose("1")?.name).toBe("3");
  });

  test("PR9 a new process takes the place, and with it the cookie's browsers", () => {
    const upstreams = three();
    const old = upstreams.named("2");
    upstreams.put("2", 5002);
    expect(upstreams.choose("2")?.port).toBe(5002);
    expect(upstreams.all).toHaveLength(3);
    expect(upstreams.all).not.toContain(old);
  });
});

test("PR2 the cookie is read among others, and only as it was written", () => {
  const written = setCookie({ name: "2", port: 1, health: "ready" });
  expect(written).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(cookieOf(`a=b; ${written.split(";")[0]}; c=d`)).toBe("2");
  expect(cookieOf(undefined)).toBeNull();
  expect(cookieOf("scrimmage_process=; a=1")).toBeNull();
  expect(cookieOf("scrimmage_process=a b")).toBeNull();
});

test("PR4 a process that dies at once is started again later and later, one that lived long at once", () => {
  expect([1, 2, 3, 4, 5, 6, 9].map((n) => waitMs(n, 100))).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  expect(waitMs(1, 60_000)).toBe(0);
});
