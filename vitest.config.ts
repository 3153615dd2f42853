import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Minutes of waiting for real processes, begun last, would be waited for alone. */
const LONG = ["tests/faults/", "cluster.test", "follow-ups.test", "school-network.test", "bench.test"];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at < 0 ? LONG.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

/**
 * One project a kind of proof; the browser's are Playwright's (`playwright.config.ts`). A test that asserts
 * nothing fails, except where waiting for what must come true is the proof.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/claims/*.test.ts", "tests/*.test.ts"],
          environment: "node",
          expect: { requireAssertions: true },
          // They compute and never wait: a file a core, and time enough on a busy one.
          maxWorkers: "100%",
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "contract",
          include: ["tests/contract/**/*.test.ts"],
          environment: "node",
          expect: { requireAssertions: true },
          maxWorkers: "100%",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "simulation",
          include: ["tests/simulation/**/*.test.ts", "tests/golden/**/*.test.ts"],
          environment: "node",
          expect: { requireAssertions: true },
          maxWorkers: "100%",
          testTimeout: 240_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts", "tests/faults/**/*.test.ts"],
          environment: "node",
          // They mostly wait for clocks and processes: two at a time on two cores.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          // Real processes take their time to start on a busy machine.
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
