import { expect, test } from "@playwright/test";
import type { FollowUpsAnswer, JoinAnswer, SquadAnswer } from "#lib/protocol/http.ts";
import { PROTOCOL_VERSION } from "#lib/protocol/messages.ts";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { Devices } from "../support/browser.ts";
import { TestClient, TestServer, until } from "../support/server.ts";

const ROSTER = ["Ada", "Bo", "Cy", "Dot", "Eve", "Flo"];
/** answered by everybody in each session: as many as give twelve pairs */
const QUESTIONS = 3;

let server: TestServer;

test.beforeAll(async () => {
  server = await TestServer.start();
});

test.afterAll(async () => {
  await server.stop();
});

async function seated(code: string): Promise<TestClient[]> {
  const { body } = await server.api<JoinAnswer>("GET", `/api/join/${code}`);
  const auth = { v: PROTOCOL_VERSION, role: "player" as const, code };
  return Promise.all(
    body.roster.map((one) =>
      new TestClient(server.url, { ...auth, member: one.handle }, ["websocket"]).settled(),
    ),
  );
}

/** everybody answers the questions that come; `right`: how many of them do */
async function played(players: TestClient[], questions: number, right: number): Promise<void> {
  let last = 0;
  for (let i = 0; i < questions; i++) {
    const open = (one: TestClient) =>
      one.stage?.phase === "question" && one.stage.step === "open" && one.stage.question.run > last;
    await until(() => players.every(open), 60_000);
    const stage = players[0]?.stage;
    if (stage?.phase !== "question") throw new Error("no question is open");
    last = stage.question.run;
    await until(() => players.every((one) => one.now() >= stage.question.opensAt));
    await Promise.all(
      players.map((one, n) => one.ask({ do: "answer", run: last, value: n < right ? 0 : 1, ms: 500 })),
    );
  }
  await until(() => players.every((one) => one.stage?.phase === "question" && one.stage.step === "reveal"));
}

const control = async (id: string, input: object) =>
  expect((await server.api("POST", `/api/scrimmages/${id}/control`, input)).status).toBe(200);

async function toCommit(id: string, players: TestClient[]): Promise<void> {
  await control(id, { do: "endEarly" });
  await until(() => players.every((one) => one.stage?.phase === "review"));
  for (const one of players) await one.ask({ do: "film", sustain: "", focus: "" });
  for (const part of ["talk", "coach", "response"]) await control(id, { do: "nextPart", part });
}

test("FL6 two scrimmages on two days, a follow-up booked in one press and opened on its day, then and now; a member removed", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const made = await server.api<{ id: string }>("POST", "/api/squads", {
    ...{ name: "9B Science", kind: "class", members: ROSTER.map((name) => ({ name })) },
  });
  const squad = made.body.id;
  const pack = await server.pack(demoQuestions(96).filter((one) => one.kind === "choice"));
  const day = await server.api<{ id: string; code: string }>("POST", "/api/scrimmages", {
    ...{ plan: demoPlan(), packs: [pack], squad },
  });
  const players = await seated(day.body.code);
  await control(day.body.id, { do: "start" });
  await played(players, QUESTIONS, 6);
  await toCommit(day.body.id, players);

  const devices = new Devices(browser, server);
  const coach = await devices.coach(`/coach/live/${day.body.id}`);
  const book = coach.page.getByRole("button", { name: "Book 3 follow-ups" });
  await expect(book).toBeVisible();
  await coach.accessible("booking");
  await coach.page.screenshot({ path: "test-results/follow-up-booking.png", fullPage: true });
  await book.click();
  await coach.page.getByRole("button", { name: "Close the scrimmage" }).click();
  await expect(coach.page.getByRole("heading", { name: "Follow-ups booked" })).toBeVisible();
  await expect(coach.page.getByRole("link", { name: "Calendar file" })).toBeVisible();
  await coach.accessible("sealed");
  await coach.page.screenshot({ path: "test-results/follow-up-sealed.png", fullPage: true });
  for (const one of players) one.close();
  const { body: booked } = await server.api<FollowUpsAnswer>(
    "GET",
    `/api/scrimmages/${day.body.id}/follow-ups`,
  );
  expect(booked.followUps.map((one) => one.gapDays)).toEqual([2, 7, 21]);
  const [{ code } = { code: "" }] = booked.followUps;

  const phone = await devices.phone("Ada's phone", code);
  await expect(phone.page.getByText("Follow-up on")).toBeVisible();
  await phone.accessible("before its day");
  await phone.page.screenshot({ path: "test-results/follow-up-later.png" });

  // The next day another scrimmage: its history shapes it, and it leaves the follow-up's questions alone.
  await server.kill("SIGTERM");
  await server.up({ TEST_CLOCK_AHEAD_DAYS: "1" });
  const next = await server.api<{ id: string; code: string }>("POST", "/api/scrimmages", {
    ...{ plan: { ...demoPlan(), title: "9B Science again" }, packs: [pack], squad },
  });
  const again = await seated(next.body.code);
  await control(next.body.id, { do: "start" });
  await played(again, QUESTIONS, 4);
  await toCommit(next.body.id, again);
  await control(next.body.id, { do: "followUp", days: [] });
  await control(next.body.id, { do: "seal" });
  for (const one of again) one.close();
  await coach.page.goto(`${server.url}/coach/squads/${squad}`);
  await expect(coach.page.getByRole("link", { name: "9B Science again" })).toBeVisible();

  // Two days after the first: the same data, a later clock.
  await server.kill("SIGTERM");
  await server.up({ TEST_CLOCK_AHEAD_DAYS: "2" });
  await phone.page.reload();
  await phone.page.getByRole("button", { name: "Ada" }).click();
  await phone.page.getByRole("button", { name: "Join as Ada" }).click();
  await expect(phone.page.getByText("Forgetting some is expected.")).toBeVisible();
  await phone.accessible("follow-up lobby");
  await phone.page.screenshot({ path: "test-results/follow-up-lobby-phone.png" });
  const screen = await devices.projector(code);
  await expect(screen.page.getByText("Trying to remember is the useful part.")).toBeVisible();
  await screen.accessible("follow-up lobby");
  await screen.page.screenshot({ path: "test-results/follow-up-lobby.png" });

  const { body: opened } = await server.api<JoinAnswer>("GET", `/api/join/${code}`);
  const { roster } = opened;
  const auth = { v: PROTOCOL_VERSION, role: "player" as const, code };
  const back = await Promise.all(
    roster
      .filter((one) => one.name !== "Ada")
      .map((one) => new TestClient(server.url, { ...auth, member: one.handle }, ["websocket"]).settled()),
  );
  await control(opened.id, { do: "start" });
  for (let i = 0; i < QUESTIONS + 2; i++) {
    await expect(phone.page.getByText(`question ${i + 1}`).first()).toBeVisible({ timeout: 30_000 });
    await expect(phone.page.getByRole("radio").first()).toBeVisible({ timeout: 30_000 });
    await phone.page.getByRole("radio").first().click();
    const run = i + 1;
    const on = (one: TestClient) => one.stage?.phase === "question" && one.stage.question.run >= run;
    await until(() => back.every(on), 30_000);
    for (const [n, one] of back.entries())
      await one.ask({ do: "answer", run, value: n < 3 ? 0 : 1, ms: 500 });
    await expect(phone.page.getByText(/That's it|Right|Not yet|right answer/i).first()).toBeVisible();
  }
  await control(opened.id, { do: "endEarly" });
  for (const one of back) {
    await until(() => one.stage?.phase === "review");
    await one.ask({ do: "film", sustain: "", focus: "" });
  }
  for (const part of ["talk", "coach", "response"]) await control(opened.id, { do: "nextPart", part });
  await expect(screen.page.getByText("On the day, and 2 days later")).toBeVisible();
  await screen.accessible("then and now");
  await screen.page.screenshot({ path: "test-results/follow-up-room.png" });
  await expect(phone.page.getByText("What you kept")).toBeVisible();
  await phone.accessible("kept");
  await phone.page.screenshot({ path: "test-results/follow-up-kept.png" });
  await control(opened.id, { do: "seal" });
  await expect(screen.page.getByText("Forgetting some is expected.")).toBeVisible();
  await screen.accessible("follow-up sealed");
  await screen.page.screenshot({ path: "test-results/follow-up-end.png" });
  await phone.page.screenshot({ path: "test-results/follow-up-end-phone.png", fullPage: true });

  await coach.page.goto(`${server.url}/coach/squads/${squad}`);
  await expect(coach.page.getByRole("heading", { name: "Retention" })).toBeVisible();
  await expect(coach.page.getByText("6 of 6 players were here both days.")).toBeVisible();
  await expect(coach.page.getByText(/right, 2 days later, by 6 players/)).toBeVisible();
  await coach.accessible("retention");
  await coach.page.screenshot({ path: "test-results/retention.png", fullPage: true });
  for (const width of [390, 320]) {
    await coach.page.setViewportSize({ width, height: 800 });
    const over = await coach.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
    await coach.page.screenshot({ path: `test-results/retention-${width}.png`, fullPage: true });
  }
  await coach.page.setViewportSize({ width: 1440, height: 900 });
  await coach.page.goto(`${server.url}/review/${day.body.id}`);
  await expect(coach.page.getByRole("heading", { name: "Retained 2 days later" })).toBeVisible();
  await coach.accessible("review with what a later day said");
  await coach.page.screenshot({ path: "test-results/review-later.png", fullPage: true });

  const { body: before } = await server.api<SquadAnswer>("GET", `/api/squads/${squad}`);
  const ada = before.squad.members.find((one) => one.name === "Ada");
  await server.api("DELETE", `/api/squads/${squad}/members/${ada?.id}`);
  await coach.page.goto(`${server.url}/coach/squads/${squad}`);
  await expect(coach.page.getByText("5 of 5 players were here both days.")).toBeVisible();
  for (const one of back) one.close();
  for (const one of devices.all) one.clean();
  await devices.close();
});
