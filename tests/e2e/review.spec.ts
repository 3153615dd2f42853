import { expect, type Page, test } from "@playwright/test";
import { buildMine } from "#lib/review/mine.ts";
import { buildReplay } from "#lib/review/replay.ts";
import { buildReport } from "#lib/review/report.ts";
import { Devices } from "../support/browser.ts";
import { reviewState } from "../support/fixtures/review.ts";
import { TestServer } from "../support/server.ts";

let server: TestServer;
const state = reviewState({ rounds: 3, teams: ["North", "South", "East"] });

test.beforeAll(async () => {
  server = await TestServer.start();
});

test.afterAll(async () => {
  await server.stop();
});

/** The review's answers as the server builds them, of a scrimmage that would take half an hour to play. */
async function serve(page: Page): Promise<void> {
  const give = (path: string, body: unknown) => page.route(path, (route) => route.fulfill({ json: body }));
  await give("**/api/scrimmages/*/review", { ok: true, report: buildReport(state) });
  await give("**/api/scrimmages/*/replay", { ok: true, replay: buildReplay(state) });
  await give("**/api/mine/*/*", { ok: true, mine: buildMine(state, 3) });
}

const PICTURES = [
  { name: "Expected, and today", marks: 8 },
  { name: "When answers came in", marks: 10 },
  { name: "How sure, and right", marks: 3 },
  { name: "Sure and right, side by side", marks: 4 },
];

test("RE55 every picture of the review by keyboard, as a table, and with what it means", async ({
  browser,
}) => {
  const devices = new Devices(browser, server);
  const coach = await devices.coach("/coach");
  await serve(coach.page);
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 320, height: 640 },
  ]) {
    await coach.page.setViewportSize(viewport);
    await coach.page.goto(`${server.url}/review/${state.id}`);
    for (const { name, marks } of PICTURES) {
      const picture = coach.page.getByRole("figure", { name });
      await expect(picture.locator("[data-mark]")).toHaveCount(marks);
      await expect(picture.locator('[data-mark][tabindex="0"]')).toHaveCount(1);
      await picture.locator('[data-mark][tabindex="0"]').focus();
      await coach.page.keyboard.press("Home");
      const first = await coach.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      await coach.page.keyboard.press("ArrowRight");
      const second = await coach.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      expect(second).not.toBe(first);
      await expect(picture.getByText(second ?? "", { exact: true })).toBeVisible();
      await picture.getByText("As a table").click();
      await expect(picture.getByRole("table")).toBeVisible();
      await picture.getByText("What this means").click();
      await expect(picture.getByText("Does not mean")).toBeVisible();
    }
    await coach.accessible(`review at ${viewport.width}`);
    const wide = await coach.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
  // A resting pointer takes nothing from the keyboard when the page scrolls under it.
  const squares = coach.page.getByRole("figure", { name: "Sure and right, side by side" });
  await squares.locator("[data-mark=sureRight]").hover();
  await squares.locator("[data-mark=unsureOther]").focus();
  const pointed = (await squares.locator("[data-mark=unsureOther]").getAttribute("aria-label")) ?? "";
  await expect(squares.getByText(pointed, { exact: true })).toBeVisible();
  const [above, below] = await Promise.all(
    ["sureRight", "unsureRight"].map((id) => squares.locator(`[data-mark=${id}]`).boundingBox()),
  );
  await coach.page.evaluate((by) => scrollBy(0, by), (below?.y ?? 0) - (above?.y ?? 0));
  await expect(squares.locator("[data-mark=unsureRight]:hover")).toHaveCount(1);
  await expect(squares.getByText(pointed, { exact: true })).toBeVisible();

  await coach.page
    .getByRole("figure", { name: "Expected, and today" })
    .locator("[data-mark=day]")
    .press("Enter");
  await expect(coach.page.getByRole("dialog", { name: "The whole day" })).toBeVisible();
  await coach.accessible("answers behind a mark");
  await coach.page.keyboard.press("Escape");

  await coach.page.setViewportSize({ width: 680, height: 960 });
  await coach.page.emulateMedia({ media: "print" });
  for (const { name } of PICTURES) await expect(coach.page.getByRole("figure", { name })).toBeVisible();
  await expect(coach.page.getByText("As a table").first()).toBeHidden();
  await expect(coach.page.getByText("not for grading").first()).toBeVisible();
  const pages = await coach.page.pdf({ preferCSSPageSize: true });
  expect(pages.length).toBeGreaterThan(20_000);
  coach.clean();
  await devices.close();
});

test("RE56 a whole round is replayed on the room's screen by one key, without names", async ({ browser }) => {
  const devices = new Devices(browser, server);
  const coach = await devices.coach("/coach", { width: 1920, height: 1080 });
  await serve(coach.page);
  await coach.page.goto(`${server.url}/review/${state.id}/replay`);
  await expect(coach.page.getByText("Round 1 · question 1 of 9")).toBeVisible();
  await coach.accessible("replay");
  await coach.page.keyboard.press("f");
  await expect(coach.page.getByRole("button")).toHaveCount(0);
  for (let question = 1; question <= 3; question++) {
    await expect(coach.page.getByText(`Round 1 · question ${question} of 9`)).toBeVisible();
    if (question === 1) await coach.page.keyboard.press("PageDown");
    await coach.page.keyboard.press("PageDown");
    await expect(coach.page.getByRole("status")).toContainText("Right answer:");
    if (question === 1) await coach.accessible("replay, large, right answer");
    await coach.page.keyboard.press("PageDown");
  }
  const text = await coach.page.locator("main").innerText();
  for (const seat of state.seats) expect(text).not.toContain(seat.name);
  await coach.page.keyboard.press("f");
  await expect(coach.page.getByRole("button", { name: "Fill the screen" })).toBeVisible();
  await coach.page.keyboard.press("ArrowDown");
  await expect(coach.page.getByText("Round 2 · question 1 of 9")).toBeVisible();
  coach.clean();
  await devices.close();
});

test("RE53 RE57 a player's own page says how sure and how right, and links the eight words", async ({
  browser,
}) => {
  const devices = new Devices(browser, server);
  const phone = await devices.open("phone", "/", { width: 390, height: 844 });
  await serve(phone.page);
  for (const width of [390, 320]) {
    await phone.page.setViewportSize({ width, height: 844 });
    await phone.page.goto(`${server.url}/mine/${state.id}/secret`);
    const part = phone.page.getByRole("region", { name: "How sure, and how right" });
    await expect(
      part.getByText(/^When you said (Sure|Think so) you were right \d+ of \d+\.$/).first(),
    ).toBeVisible();
    await expect(part.getByText(/^Aim: about \d–\d+ of 10\.$/).first()).toBeVisible();
    await phone.accessible(`own review at ${width}`);
  }
  const words = phone.page.getByRole("link", { name: "What the words mean" });
  await expect(words).toHaveAttribute("href", "/words");
  await phone.page.goto(`${server.url}/words`);
  await expect(phone.page.getByRole("term")).toHaveCount(8);
  await phone.accessible("words");
  phone.clean();
  await devices.close();
});
