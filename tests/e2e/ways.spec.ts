import { expect, test } from "@playwright/test";
import { demoQuestions } from "../support/bank.ts";
import { Devices } from "../support/browser.ts";
import { COACH_KEY, TestServer } from "../support/server.ts";

let server: TestServer;

test.beforeAll(async () => {
  server = await TestServer.start();
});

test.afterAll(async () => {
  await server.stop();
});

const CHOICES = demoQuestions(160).filter((question) => question.kind === "choice");

test("E2 a player joins, answers, rates and locks by keyboard alone", async ({ browser }) => {
  const { id, code } = await server.scrimmage({
    questions: CHOICES,
    plan: { roundSec: 180, confidence: { ask: "always", right: [1, 2, 3], wrong: [0, -1, -4] } },
  });
  const devices = new Devices(browser, server);
  const coach = await devices.coach(`/coach/live/${id}`);
  const player = await devices.open("keyboard player", "/", { width: 1024, height: 768 });
  const { keyboard } = player.page;
  await expect(player.page.getByRole("heading", { name: "Type the code on the big screen" })).toBeVisible();
  await player.page.getByRole("textbox").first().focus();
  await keyboard.type(code);
  const joinButton = player.page.getByRole("button", { name: /^Join as/ });
  await expect(joinButton).toBeVisible();
  await joinButton.focus();
  await keyboard.press("Enter");
  await expect(player.page.getByText("You're in.")).toBeVisible();
  await coach.page.getByRole("button", { name: "Start", exact: false }).first().press("Enter");
  await expect(player.page.getByRole("radio").first()).toBeVisible({ timeout: 20_000 });
  await keyboard.press("2");
  await expect(player.page.getByText("How sure is that?").first()).toBeVisible();
  // Letters still change the answer here, digits rate it.
  await keyboard.press("c");
  await keyboard.press("3");
  await expect(player.page.getByText(/Sure/).first()).toBeVisible();
  // The desk's own key closes the question.
  await coach.page.locator("body").press("c");
  await expect(player.page.getByText(/^(Right|Not right yet)/).first()).toBeVisible({ timeout: 20_000 });
  for (const device of devices.all) device.clean();
  await devices.close();
});

test("E3 a coach alone sees the demo begin within a minute of the first visit", async ({ browser }) => {
  const devices = new Devices(browser, server);
  const coach = await devices.coach("/coach");
  await coach.accessible("dashboard");
  await coach.page.getByRole("button", { name: /Start the demo|Play the demo again/ }).click();
  await expect(coach.page).toHaveURL(/\/coach\/live\//, { timeout: 30_000 });
  await expect(coach.page.getByText("rehearsal").first()).toBeVisible({ timeout: 20_000 });
  await coach.page.getByRole("button", { name: "Start", exact: false }).first().click();
  await expect(coach.page.getByText(/^1?[0-9] of 12 in$/).first()).toBeVisible({ timeout: 40_000 });
  for (const device of devices.all) device.clean();
  await devices.close();
});

test("E4 a real file is imported: what can be used is previewed, what cannot is listed with its line", async ({
  browser,
}) => {
  const devices = new Devices(browser, server);
  const coach = await devices.coach("/coach/packs/import");
  await coach.page.locator('input[type="file"]').setInputFiles("tests/support/open-trivia-qa-slice.txt");
  await expect(coach.page.getByRole("heading", { name: "Look before it is saved" })).toBeVisible({
    timeout: 20_000,
  });
  await expect(coach.page.getByText(/line \d+/i).first()).toBeVisible();
  await coach.accessible("import");
  for (const device of devices.all) device.clean();
  await devices.close();
});

test("E5 every first screen fits a small phone and a laptop without scrolling sideways", async ({
  browser,
}) => {
  const { id, code } = await server.scrimmage({ questions: CHOICES });
  const devices = new Devices(browser, server);
  const pages: [string, string, boolean][] = [
    ["join", "/", false],
    ["names", `/j/${code}`, false],
    ["projector", `/screen/${code}?mute`, false],
    ["dashboard", "/coach", true],
    ["packs", "/coach/packs", true],
    ["plan", "/coach/new", true],
    ["desk", `/coach/live/${id}`, true],
  ];
  for (const viewport of [
    { width: 320, height: 640 },
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    for (const [name, route, coach] of pages) {
      if (name === "projector" && viewport.width < 1_000) continue;
      const device = coach ? await devices.coach(route, viewport) : await devices.open(name, route, viewport);
      await expect(device.page.getByRole("heading").first()).toBeVisible();
      const over = await device.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${name} at ${viewport.width}`).toBeLessThanOrEqual(0);
      await device.accessible(`${name} at ${viewport.width}`);
      device.clean();
      await device.page.context().close();
    }
  }
});

test("E6 without the key there is no way to the coach's side, with a wrong one neither", async ({
  browser,
}) => {
  const { id } = await server.scrimmage({ questions: CHOICES });
  const devices = new Devices(browser, server);
  const stranger = await devices.open("stranger", `/coach/live/${id}`, { width: 1024, height: 768 });
  await expect(stranger.page.getByRole("button", { name: "Start", exact: true })).toHaveCount(0);
  await stranger.page.goto(`${server.url}/coach/enter?key=wrong`);
  await expect(stranger.page).toHaveURL(/wrong=1/);
  for (const route of [
    "/api/packs",
    "/api/scrimmages",
    `/api/scrimmages/${id}/review`,
    "/api/backup",
    `/api/scrimmages/${id}/export.csv`,
  ]) {
    const answer = await stranger.page.request.get(server.url + route);
    expect(answer.status(), route).toBe(401);
    expect(await answer.text()).not.toContain(COACH_KEY);
  }
  await devices.close();
});
