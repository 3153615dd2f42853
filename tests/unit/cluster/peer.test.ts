import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress } from "#server/http/peer.ts";

describe("whose address is counted", () => {
  test("PR1 without a proxy of ours the header is not looked at", () => {
    expect(clientAddress("203.0.113.9", "198.51.100.7", 0)).toBe("198.51.100.7");
    expect(clientAddress(undefined, "198.51.100.7", 0)).toBe("198.51.100.7");
  });

  test("PR1 one proxy names the player, two name them one place further", () => {
    expect(clientAddress("203.0.113.9", "10.0.0.2", 1)).toBe("203.0.113.9");
    expect(clientAddress("203.0.113.9, 10.0.0.1", "10.0.0.2", 2)).toBe("203.0.113.9");
    expect(clientAddress(["203.0.113.9", "10.0.0.1"], "10.0.0.2", 2)).toBe("203.0.113.9");
  });

  test("PR1 what a player writes into the header itself is not believed", () => {
    const chosen = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(chosen, fc.integer({ min: 1, max: 3 }), (own, hops) => {
        const ours = ["203.0.113.9", "10.0.0.1", "10.0.0.2"].slice(0, hops);
        expect(clientAddress([own, ...ours].join(","), "10.0.0.9", hops)).toBe("203.0.113.9");
      }),
    );
  });

  test("PR1 a shorter list than there are proxies ends at its first", () => {
    expect(clientAddress(undefined, "10.0.0.2", 1)).toBe("10.0.0.2");
    expect(clientAddress("203.0.113.9", "10.0.0.2", 5)).toBe("203.0.113.9");
  });
});
