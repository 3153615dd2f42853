import { describe, expect, test } from "vitest";
import { openMetrics } from "#server/metrics/prometheus.ts";
import { read } from "../support/source.ts";

interface Dashboard {
  schemaVersion: number;
  templating: { list: { name: string; type: string }[] };
  panels: { id: number; type: string; title: string; targets?: { expr: string }[] }[];
}

const BOARD = "deploy/grafana-scrimmage.json";
const ALERTS = "deploy/prometheus-alerts.yml";
const PAGE = "docs/operating.md";

const dashboard = JSON.parse(read(BOARD)) as Dashboard;
const graphs = dashboard.panels.filter((panel) => panel.type !== "row");
const alerts = [...read(ALERTS).matchAll(/- alert: (\w+)\n\s+expr: '(.+)'/g)].map((match) => ({
  name: match[1] ?? "",
  expr: match[2] ?? "",
}));

/** Metrics by name as Prometheus stores them: a histogram is three. */
async function exported(): Promise<Set<string>> {
  const metrics = openMetrics({
    version: "",
    store: "",
    sockets: () => [],
    now: () => 0,
    check: async () => {},
    oldestAppendMs: () => 0,
  });
  const names = new Set<string>();
  for (const [, name = "", type] of (await metrics.text()).matchAll(/^# TYPE (\S+) (\w+)$/gm)) {
    names.add(name);
    if (type === "histogram") for (const part of ["bucket", "sum", "count"]) names.add(`${name}_${part}`);
  }
  return names;
}

/** metric names in an expression; label values stand in quotes */
function namesIn(text: string): string[] {
  return text.replaceAll(/"[^"]*"/g, "").match(/\b(?:scrimmage|process|nodejs)_[a-z0-9_]*[a-z0-9]/g) ?? [];
}

describe("names", () => {
  test.each([
    ["dashboard", graphs.flatMap((panel) => panel.targets ?? []).map(({ expr }) => expr)],
    ["alerts", alerts.map(({ expr }) => expr)],
    ["operator's page", [...read(PAGE).matchAll(/`([a-z_]+)`/g)].map((match) => match[1] ?? "")],
  ])("MT6 every metric that the %s names is exported", async (_, texts) => {
    const names = await exported();
    const named = texts.flatMap(namesIn);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  test("MT6 every metric of our own is on the dashboard and in the operator's page", async () => {
    const own = [...(await exported())].filter(
      (name) => name.startsWith("scrimmage_") && !/_(bucket|sum|count)$/.test(name),
    );
    const board = JSON.stringify(graphs);
    expect(own.filter((name) => !board.includes(name))).toEqual([]);
    expect(own.filter((name) => !read(PAGE).includes(`\`${name}\``))).toEqual([]);
  });

  test("MT6 the dashboard can be imported: a data source to choose, each panel once, each with a query", () => {
    expect(dashboard.schemaVersion).toBeGreaterThanOrEqual(39);
    expect(dashboard.templating.list[0]).toMatchObject({ name: "datasource", type: "datasource" });
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(graphs.filter(({ targets }) => !targets || targets.length === 0)).toEqual([]);
  });

  test("MT6 every alert is explained in the operator's page, and no other", () => {
    const explained = [...read(PAGE).matchAll(/^\| `(Scrimmage\w+)`/gm)].map((match) => match[1]);
    expect(alerts.length).toBeGreaterThan(10);
    expect(explained.toSorted()).toEqual(alerts.map(({ name }) => name).toSorted());
  });

  test("MT10 every setting of the environment is in the operator's page, and no other", () => {
    const settings = [...read("server/config.ts").matchAll(/^ {2}([A-Z][A-Z_]+): \w/gm)].map(
      (match) => match[1],
    );
    const section =
      read(PAGE)
        .split("\n## ")
        .find((part) => part.startsWith("Settings\n")) ?? "";
    const rows = [...section.matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1]);
    expect(settings).toContain("METRICS_TOKEN");
    expect(rows.toSorted()).toEqual(settings.toSorted());
  });
});
