import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Draft } from "#lib/model/entry.ts";
import { Replica, TURN_MS } from "#server/replica/replica.ts";
import { openEmbedded } from "#server/stores/embedded/open.ts";
import { Room } from "../../support/room.ts";

const folder = mkdtempSync(path.join(tmpdir(), "scrimmage-turns-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EACH = 60;

test("RP10 in a burst what others write and what is asked here is folded together, one turn after another", async () => {
  const stores = await openEmbedded(folder);
  const [begun] = new Room().log;
  if (!begun) throw new Error("a scrimmage begins");
  const { by, ask, input } = begun;
  await stores.log.append("room", [{ by, ask, input }]);
  let folds = 0;
  const replica = await Replica.open("room", stores.log, {
    onFold: () => {
      folds++;
    },
    onFired: () => {},
    onLost: () => {},
  });
  if (!replica) throw new Error("the scrimmage is there");
  const join = (n: number): Draft => ({
    by: { role: "door" },
    ask: 0,
    input: { do: "join", name: `Player ${n}`, conn: `x.${n}`, token: `t${n}`, rehearsal: false },
  });

  const from = performance.now();
  for (let n = 0; n < EACH; n++) {
    void replica.dispatch(join(n));
    await stores.log.append("room", [join(EACH + n)]);
  }
  // Everything written before it is folded when it is answered.
  await replica.dispatch(join(2 * EACH));
  const turns = (performance.now() - from) / TURN_MS;

  expect(replica.state.seats.length).toBe(2 * EACH + 1);
  // A timer counts whole milliseconds.
  expect(folds).toBeLessThanOrEqual(1.1 * turns + 1);
  await replica.close();
  await stores.close();
});
