import { expect, test } from "@playwright/test";
import { demoQuestions } from "../support/bank.ts";
import { Devices, join } from "../support/browser.ts";
import { TestProxy } from "../support/proxy.ts";
import { TestServer } from "../support/server.ts";

let server: TestServer;
let school: TestProxy;
/** the same server, seen from the school's side of its firewall */
const seen = new TestServer();

test.beforeAll(async () => {
  server = await TestServer.start();
  school = await TestProxy.start([server.port]);
  seen.port = Number(new URL(school.url).port);
});

test.afterAll(async () => {
  await school.stop();
  await server.stop();
  await seen.stop();
});

test("SN3, SN6 a coach checks the network before the lesson, and has a text to send on", async ({
  browser,
}) => {
  school.upgrades = "pass";
  const devices = new Devices(browser, seen);
  const coach = await devices.coach("/coach");
  await coach.page.getByRole("link", { name: "Check the network" }).click();
  await expect(coach.page.getByRole("heading", { name: "Will this network carry it?" })).toBeVisible();
  await expect(coach.page.getByText("Good. This network will carry it.")).toBeVisible({ timeout: 20_000 });
  await coach.accessible("check");
  for (const width of [1440, 768, 390, 320]) {
    await coach.page.setViewportSize({ width, height: 800 });
    const wider = await coach.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, `overflow at ${width} px`).toBeLessThanOrEqual(0);
  }
  await expect(coach.page.getByRole("img", { name: /^20 round trips: median \d+ ms/ })).toBeVisible();
  const text = await coach.page.getByRole("textbox", { name: "To send on" }).inputValue();
  expect(text).toContain(`Host: 127.0.0.1:${seen.port}`);
  expect(text).toContain(`WebSocket: ws://127.0.0.1:${seen.port}/live`);
  await coach.page.getByRole("button", { name: "Copy the text" }).click();
  await expect(coach.page.getByText(/^(Copied|Select the text and copy it\.)$/)).toBeVisible();
  await expect(coach.page.getByText("still open after 30 s")).toBeVisible({ timeout: 45_000 });
  await expect(coach.page.getByText("Good. This network will carry it.")).toBeVisible();
  coach.clean();
  await devices.close();
});

for (const upgrades of ["refuse", "swallow"] as const) {
  test(`SN2, SN3 a firewall that ${upgrades}s upgrades: the check says so, and a phone comes in all the same`, async ({
    browser,
  }) => {
    school.upgrades = upgrades;
    const devices = new Devices(browser, seen);
    const check = await devices.open("check", "/check", { width: 390, height: 844 }, true);
    await expect(check.page.getByText("It works, by long-polling.", { exact: false })).toBeVisible({
      timeout: 30_000,
    });
    await expect(
      check.page.getByText("Allow WebSocket connections to this host", { exact: false }).first(),
    ).toBeVisible();
    await check.accessible("long-polling only");
    const { code } = await server.scrimmage({
      questions: demoQuestions().filter((question) => question.kind === "choice"),
    });
    const phone = await devices.phone("phone", code);
    await join(phone);
    for (const device of devices.all) device.clean();
    await devices.close();
  });
}

test("SN3 a line that is cut is told, and what to ask for", async ({ browser }) => {
  school.upgrades = "pass";
  const devices = new Devices(browser, seen);
  const check = await devices.open("check", "/check", { width: 1440, height: 900 });
  await expect(check.page.getByText(/^open for \d+ of 30 s$/)).toBeVisible({ timeout: 30_000 });
  school.cutAll();
  await expect(check.page.getByText("It will not work well on this network.")).toBeVisible();
  await expect(
    check.page.getByText("Lines are cut while they are in use.", { exact: false }).first(),
  ).toBeVisible();
  await check.page.getByRole("button", { name: "Check again" }).click();
  await expect(check.page.getByText("Good. This network will carry it.")).toBeVisible({ timeout: 20_000 });
  await devices.close();
});
