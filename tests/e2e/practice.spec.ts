import { expect, type Page, test } from "@playwright/test";
import type { PracticeLinkAnswer } from "#lib/practice/types.ts";
import { demoQuestions } from "../support/bank.ts";
import { Devices, type Watched } from "../support/browser.ts";
import { playedToTheEnd } from "../support/practice.ts";
import { TestServer } from "../support/server.ts";

const PHONE = { width: 390, height: 844 };
/** only in the code of the validator, and only in that of the maths */
const VALIDATOR = /invalid_union|ZodError/;
const MATHS = /KaTeX parse error/;

let server: TestServer;
let set: string;
let mine: string;
let scrimmage: string;

test.beforeAll(async () => {
  server = await TestServer.start();
  const questions = demoQuestions(64, 2).filter((question) => question.kind === "choice");
  const { id, code } = await server.scrimmage({ questions });
  const player = await server.player(code, "Solo").settled();
  const control = (input: object) => server.api("POST", `/api/scrimmages/${id}/control`, input);
  await playedToTheEnd(control, [player]);
  const link = player.stage?.phase === "sealed" ? player.seat?.review?.link : undefined;
  player.close();
  scrimmage = id;
  mine = link ?? "";
  set = (await server.api<PracticeLinkAnswer>("GET", `/api/scrimmages/${id}/practice-link`)).body.path;
});

test.afterAll(async () => {
  await server.stop();
});

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** which of the options that are shown is the right one */
async function rightOption(page: Page): Promise<number> {
  const texts = await page.getByRole("radiogroup").locator("label").allInnerTexts();
  return texts.findIndex((text) => /right \d/.test(text));
}

/** answers the question that is on, rightly or not, and looks at what it was */
async function answer({ page }: Watched, right: boolean): Promise<void> {
  await expect(page.getByRole("radio").first()).toBeVisible();
  const at = await rightOption(page);
  await page
    .getByRole("radio")
    .nth(right ? at : (at + 1) % 4)
    .click();
  await page.getByRole("button", { name: "Check" }).click();
  await expect(heading(page)).toHaveText(right ? "Right" : "Not right yet");
}

const next = ({ page }: Watched) => page.getByRole("button", { name: /^(Next|To the end)$/ }).click();

test("PT30 PT33 PT34 a player drills a set on the phone to its end", async ({ browser }) => {
  const devices = new Devices(browser, server);
  const phone = await devices.open("phone", "/healthz", PHONE, true);
  const { page } = phone;
  const scripts: Promise<string>[] = [];
  page.on("response", (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.text().catch(() => ""));
  });
  await page.goto(server.url + set);
  await expect(page.getByRole("button", { name: /^Start/ })).toBeVisible();
  await phone.accessible("start of practice");
  await page.getByRole("button", { name: /^Start/ }).click();
  await expect(page.getByRole("radio").first()).toBeVisible();
  const loaded = await Promise.all(scripts);
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((text) => VALIDATOR.test(text) || MATHS.test(text)).length).toBe(0);
  await phone.accessible("practice question");
  await expect(page.getByRole("timer")).toHaveCount(0);
  await expect(heading(page)).toBeFocused();
  const first = await heading(page).innerText();

  await answer(phone, false);
  await expect(page.getByText(/Because of reason \d+\./)).toBeVisible();
  await expect(page.getByText("This one comes back.")).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await phone.accessible("practice answer");
  await next(phone);
  for (let i = 0; i < 3; i++) {
    await expect(heading(page)).not.toHaveText(first);
    await answer(phone, true);
    await next(phone);
  }
  await expect(heading(page)).toHaveText(first);
  await expect(page.getByText(/back again/)).toBeVisible();
  for (let i = 0; i < 40; i++) {
    if ((await heading(page).innerText()) === "That was the set") break;
    await answer(phone, true);
    await next(phone);
    await expect(heading(page)).not.toHaveText("Right");
  }
  await expect(page.getByText(/^(\d+) of \1 right at the end today\.$/)).toBeVisible();
  await expect(page.getByText(/1 came back\./)).toBeVisible();
  await expect(page.getByText(/not known yet/)).toBeVisible();
  await phone.accessible("end of practice");
  phone.clean();
  await devices.close();
});

test("PT30 PT31 by keyboard alone, and on after a reload, from the player's own review", async ({
  browser,
}) => {
  const devices = new Devices(browser, server);
  const desk = await devices.open("keyboard", mine, { width: 1024, height: 768 });
  const { page } = desk;
  await page.getByRole("link", { name: "Practise on this phone" }).press("Enter");
  await page.getByRole("button", { name: /^Start/ }).press("Enter");
  await expect(page.getByRole("radio").first()).toBeVisible();
  const asked = await heading(page).innerText();
  await page.keyboard.press(String((await rightOption(page)) + 1));
  await page.keyboard.press("Space");
  await expect(heading(page)).toHaveText("Right");
  await page.reload();
  // What was looked at and not left behind is asked again.
  await page.getByRole("button", { name: /^Go on at/ }).press("Enter");
  await expect(heading(page)).toHaveText(asked);
  await page.keyboard.press("abcd"[await rightOption(page)] ?? "a");
  await page.keyboard.press("Space");
  await expect(heading(page)).toHaveText("Right");
  await page.keyboard.press("Space");
  await expect(heading(page)).not.toHaveText("Right");
  desk.clean();
  await devices.close();
});

test("PT32 without a network an answer is held and goes in by itself", async ({ browser }) => {
  const devices = new Devices(browser, server);
  const phone = await devices.open("phone", set, { width: 320, height: 640 }, true);
  const { page } = phone;
  await page.getByRole("button", { name: /^Start/ }).click();
  await expect(page.getByRole("radio").first()).toBeVisible();
  const at = await rightOption(page);
  await page.context().setOffline(true);
  await page.getByRole("radio").nth(at).click();
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText(/^Holding your answer/)).toBeVisible();
  await phone.accessible("held answer");
  await page.context().setOffline(false);
  await expect(heading(page)).toHaveText("Right");
  await page.getByRole("button", { name: "Stop here" }).click();
  await expect(page.getByText("1 of 1 right at the end today.")).toBeVisible();
  phone.clean();
  await devices.close();
});

test("PT24 the coach's review hands the set out", async ({ browser }) => {
  const devices = new Devices(browser, server);
  const coach = await devices.coach(`/review/${scrimmage}`);
  await coach.page.getByRole("tab", { name: "Practice set" }).click();
  await expect(coach.page.getByRole("link", { name: server.url + set })).toBeVisible();
  await expect(coach.page.getByRole("img", { name: /^QR code of/ })).toBeVisible();
  await coach.accessible("practice set of the review");
  coach.clean();
  await devices.close();
});
