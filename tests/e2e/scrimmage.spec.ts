import { expect, test } from "@playwright/test";
import { answerSomehow, Devices, join } from "../support/browser.ts";
import { TestServer } from "../support/server.ts";

let server: TestServer;

test.beforeAll(async () => {
  server = await TestServer.start();
});

test.afterAll(async () => {
  await server.stop();
});

const PLAN = {
  rounds: 2,
  roundSec: 110,
  // Its segments wait for nobody: time enough to look at each, on a machine that does something else too.
  breakSec: 75,
  reviewMin: 7 as const,
  dialLadder: [2 as const, 2 as const],
  confidence: {
    ask: "never" as const,
    right: [1, 2, 3] as [number, number, number],
    wrong: [0, -1, -4] as [number, number, number],
  },
};

/**
 * The whole arc on real screens: lobby, two rounds, break, After-Action Review, with what goes wrong in a
 * real room: a phone that reloads, one without Wi-Fi, a coach who reloads, a server that dies.
 */
test("E1 a class plays a two-round scrimmage with break and review, and nobody is lost", async ({
  browser,
}) => {
  test.setTimeout(420_000);
  const { id, code } = await server.scrimmage({ plan: PLAN });
  const devices = new Devices(browser, server);
  const coach = await devices.coach(`/coach/live/${id}`);
  await server.api("POST", `/api/scrimmages/${id}/rehearsal`, { players: 6 });
  const screen = await devices.projector(code);
  const ana = await devices.phone("Ana's phone", code);
  const ben = await devices.phone("Ben's phone", code);
  await ana.accessible("join");
  await join(ana);
  await join(ben);
  await expect(screen.page.getByText("8", { exact: false }).first()).toBeVisible();
  await screen.accessible("lobby");
  await coach.accessible("lobby");
  await ana.accessible("lobby");

  await coach.page.getByRole("button", { name: "Start", exact: false }).first().click();
  await expect(ana.page.getByText("question 1").first()).toBeVisible({ timeout: 20_000 });
  await answerSomehow(ana);
  await expect(ana.page.getByText("Answer is in").first()).toBeVisible();
  await ana.accessible("question");
  await screen.accessible("question");
  await coach.accessible("question");

  // Ana's phone reloads mid-question: same screen, same answer.
  await ana.page.reload();
  await expect(ana.page.getByText("question 1").first()).toBeVisible();
  await expect(ana.page.getByText("Answer is in").first()).toBeVisible();

  // Ben's phone loses the Wi-Fi while answering: the answer is held and goes in by itself.
  const benContext = ben.page.context();
  await benContext.setOffline(true);
  await expect(
    ben.page
      .getByRole("status")
      .filter({ hasText: /Reconnecting|Holding/ })
      .first(),
  ).toBeVisible();
  await answerSomehow(ben);
  await expect(ben.page.getByText("Holding your answer").first()).toBeVisible();
  await benContext.setOffline(false);
  await expect(ben.page.getByText("Answer is in").first()).toBeVisible();

  // The coach reloads: the desk is back, the room goes on.
  await coach.page.reload();
  await expect(coach.page.getByRole("button", { name: /Pause/ }).first()).toBeVisible();

  // The server is killed mid-round and comes back: everybody is on the right screen again.
  await expect(ana.page.getByText("question 2").first()).toBeVisible({ timeout: 60_000 });
  await answerSomehow(ana, 1);
  await expect(ana.page.getByText("Answer is in").first()).toBeVisible();
  await server.kill("SIGKILL");
  await expect(
    ana.page
      .getByRole("status")
      .filter({ hasText: /Reconnecting|Holding/ })
      .first(),
  ).toBeVisible();
  await server.up();
  await expect(ana.page.getByText("Answer is in").first()).toBeVisible({ timeout: 20_000 });
  await expect(ana.page.getByText("question 3").first()).toBeVisible({ timeout: 90_000 });
  await answerSomehow(ana);

  // The break, segment by segment.
  await expect(ana.page.getByText("Round over. Breathe.").first()).toBeVisible({ timeout: 120_000 });
  await screen.accessible("breathe");
  await expect(ana.page.getByRole("heading", { name: /My film|Nothing to reclaim/ }).first()).toBeVisible({
    timeout: 60_000,
  });
  await ana.accessible("film");
  await coach.accessible("break");
  const cause = ana.page.getByRole("button", { name: "I rushed" });
  if (await cause.isVisible()) await cause.click();
  await expect(ana.page.getByText("Say why, not just what.").first()).toBeVisible({ timeout: 60_000 });
  await answerSomehow(ana, 1);
  await screen.accessible("huddle");
  await expect(screen.page.getByText(/after/i).first()).toBeVisible({ timeout: 60_000 });
  await screen.accessible("reveal of the huddle");
  await expect(ana.page.getByText("One change for round 2").first()).toBeVisible({ timeout: 60_000 });
  await ana.page.getByRole("button", { name: /If / }).first().click();
  await ana.page.getByRole("button", { name: "Take this into round 2" }).click();
  await ana.accessible("adjust");
  await expect(ana.page.getByText("Ready when you are").first()).toBeVisible({ timeout: 60_000 });
  await ana.accessible("ready");

  // Round 2, cut short by the coach after a question.
  await expect(ana.page.getByText("question 1").first()).toBeVisible({ timeout: 60_000 });
  await answerSomehow(ana);
  await answerSomehow(ben);
  await coach.page.getByRole("button", { name: "End round" }).first().click();
  await coach.page.getByRole("dialog").getByRole("button", { name: "End the round" }).click();

  // The After-Action Review, in its locked order.
  await expect(ana.page.getByText("Your three decisions").first()).toBeVisible({ timeout: 60_000 });
  await handIn(ben.page);
  await ana.accessible("review film");
  await screen.accessible("review film");
  await coach.accessible("review film");
  await handIn(ana.page);
  await expect(ana.page.getByText("Keep one, change one").first()).toBeVisible({ timeout: 150_000 });
  await coach.page.getByRole("button", { name: /^Next/ }).first().click();
  await expect(ana.page.getByText("Look at the big screen").first()).toBeVisible();
  await screen.accessible("coach's view");
  await coach.page.getByRole("button", { name: /^Next/ }).first().click();
  await ana.page
    .getByRole("radio", { name: "I agree" })
    .or(ana.page.getByRole("button", { name: "I agree" }))
    .first()
    .click();
  await coach.page.getByRole("button", { name: /^Next/ }).first().click();
  await expect(ana.page.getByText("What comes next for you?").first()).toBeVisible();
  await ana.accessible("commit");
  await coach.page
    .getByRole("button", { name: /^Book \d/ })
    .first()
    .click();
  await coach.page.getByRole("button", { name: "Close the scrimmage" }).first().click();
  const confirm = coach.page.getByRole("dialog").getByRole("button", { name: /Close/ });
  if (
    await confirm
      .first()
      .isVisible()
      .catch(() => false)
  )
    await confirm.first().click();
  await expect(ana.page.getByRole("link", { name: /review/i }).first()).toBeVisible({ timeout: 20_000 });
  await ana.accessible("the end");
  await screen.accessible("the end");
  await coach.accessible("the end");

  // What stays: the player's own page, the coach's review, the replay, the exports.
  const link = await ana.page
    .getByRole("link", { name: /review/i })
    .first()
    .getAttribute("href");
  const mine = await devices.open("Ana's own review", link ?? "", { width: 390, height: 844 }, true);
  await expect(mine.page.getByText("Only you see this").first()).toBeVisible();
  await mine.accessible("own review");
  await coach.page.goto(`${server.url}/review/${id}`);
  await expect(coach.page.getByText("Performance today").first()).toBeVisible();
  await coach.accessible("review page");
  await coach.page.goto(`${server.url}/review/${id}/replay`);
  await coach.accessible("replay");
  for (const format of ["csv", "json"]) {
    const answer = await coach.page.request.get(`${server.url}/api/scrimmages/${id}/export.${format}`);
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain("not_for_grading");
  }
  for (const device of devices.all) device.clean();
  await devices.close();
});

async function handIn(page: import("@playwright/test").Page): Promise<void> {
  const choosing = page.getByRole("heading", { name: "What will you keep, and what comes next?" });
  const next = page.getByRole("button", { name: /Next decision|Now choose/ });
  while (!(await choosing.isVisible())) {
    await next.first().click();
    await expect(next.or(choosing).first()).toBeVisible();
  }
  await page
    .getByRole("radio", { name: /^Keep: / })
    .first()
    .check();
  await page
    .getByRole("radio", { name: /^Next: / })
    .last()
    .check();
  await page.getByRole("button", { name: "Hand in" }).click();
}
