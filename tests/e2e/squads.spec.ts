import { expect, test } from "@playwright/test";
import { demoPlan, demoQuestions } from "../support/bank.ts";
import { Devices } from "../support/browser.ts";
import { TestServer } from "../support/server.ts";

let server: TestServer;

test.beforeAll(async () => {
  server = await TestServer.start();
});

test.afterAll(async () => {
  await server.stop();
});

test("E10 JO2 a squad is made on one page; its members take their names with PINs; one is removed with a receipt", async ({
  browser,
}) => {
  const devices = new Devices(browser, server);
  const coach = await devices.coach("/coach/squads");
  const { page } = coach;
  await page.getByRole("link", { name: "New squad" }).click();
  await page.getByLabel("Name of the squad").fill("9B Science");
  await page
    .getByLabel("One name a line, or rows from a spreadsheet")
    .fill("name,pin,time\nAda Lovelace,2468,1.5\nGrace Hopper,1357,\nada lovelace,,\nEmmy Noether,,");
  await expect(page.getByText("3 names, 1 line is left out")).toBeVisible();
  await coach.accessible("new squad");
  await page.getByRole("button", { name: "Make the squad with 3 members" }).click();
  await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
  await coach.accessible("squad");
  const squad = page.url().split("/").at(-1) ?? "";
  // What counts has a record of its own, and leads to the next full performance.
  await page.getByRole("link", { name: "Record of full performances" }).click();
  await expect(page.getByText("No full performance yet.")).toBeVisible({ timeout: 20_000 });
  await coach.accessible("record");
  await page.getByRole("link", { name: "Plan a full performance" }).click();
  await page.getByRole("button", { name: /Shape/ }).click();
  await expect(page.getByRole("radio", { name: /^Full performance/ })).toBeChecked();
  await coach.accessible("shape of a full performance");
  await page.goto(`${server.url}/coach/squads/${squad}`);

  const draft = { title: "P", description: "", language: "en", attribution: "", licence: "" };
  const pack = { ...draft, questions: demoQuestions(96).filter((question) => question.kind === "choice") };
  const shelved = await server.api<{ id: string }>("POST", "/api/packs", { pack });
  const made = await server.api<{ code: string }>("POST", "/api/scrimmages", {
    ...{ plan: demoPlan(), packs: [shelved.body.id], squad },
  });
  const { code } = made.body;

  const phone = await devices.open("Ada's phone", `/j/${code}`, { width: 390, height: 844 });
  await expect(phone.page.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  await phone.accessible("roster");
  await phone.page.getByRole("button", { name: "Ada Lovelace" }).click();
  await phone.page.getByLabel("Your PIN").fill("0000");
  await phone.page.getByRole("button", { name: "Join as Ada Lovelace" }).click();
  await expect(phone.page.getByText("That is not this name's PIN.")).toBeVisible({ timeout: 20_000 });
  await phone.accessible("wrong PIN");
  await phone.page.getByLabel("Your PIN").fill("2468");
  await phone.page.getByRole("button", { name: "Join as Ada Lovelace" }).click();
  await expect(phone.page.getByText("You're in.")).toBeVisible({ timeout: 20_000 });

  const second = await devices.open("Ada's other phone", `/j/${code}`, { width: 390, height: 844 });
  await second.page.getByRole("button", { name: "Ada Lovelace" }).click();
  await expect(second.page.getByText("You are in on another phone.")).toBeVisible();
  await second.page.getByLabel("Your PIN").fill("2468");
  await second.page.getByRole("button", { name: "Join as Ada Lovelace" }).click();
  await expect(second.page.getByText("You're in.")).toBeVisible({ timeout: 20_000 });
  await expect(phone.page.getByText("Your seat is open on another phone.")).toBeVisible();

  const guest = await devices.open("a guest's phone", `/j/${code}`, { width: 320, height: 640 });
  await guest.page.getByRole("button", { name: "I am not on the list" }).click();
  await guest.page.getByRole("button", { name: "Type my own" }).click();
  await guest.page.getByLabel("Your name").fill("Emmy Noether");
  await guest.page.getByRole("button", { name: "Join as Emmy Noether" }).click();
  await expect(guest.page.getByText("Somebody has that name.")).toBeVisible({ timeout: 20_000 });
  await guest.page.getByLabel("Your name").fill("Visitor");
  await guest.page.getByRole("button", { name: "Join as Visitor" }).click();
  await expect(guest.page.getByText("You're in.")).toBeVisible({ timeout: 20_000 });

  await page.getByRole("button", { name: /^Give a PIN to the 1 without/ }).click();
  await expect(page.getByRole("heading", { name: "PIN slips" })).toBeVisible();
  await coach.accessible("slips");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Remove Ada Lovelace" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible({ timeout: 20_000 });
  await coach.accessible("receipt");
  await expect(second.page.getByRole("heading", { name: "Who are you?" })).toBeVisible({ timeout: 20_000 });
  await expect(second.page.getByRole("button", { name: "Grace Hopper" })).toBeVisible();
  await expect(second.page.getByRole("button", { name: "Ada Lovelace" })).toHaveCount(0);
  for (const device of devices.all) device.clean();
  await devices.close();
});

test("E11 a pseudonymous squad's names never leave the coach's browser", async ({ browser }) => {
  const devices = new Devices(browser, server);
  const coach = await devices.coach("/coach/squads/new");
  const { page } = coach;
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.getByLabel("Name of the squad").fill("Club");
  await page.getByLabel("Pseudonyms only").check();
  await page.getByLabel("One name a line, or rows from a spreadsheet").fill("Ottoline Quist\nZofia Wren");
  await page.getByRole("button", { name: "Make the squad with 2 members" }).click();
  await expect(page.getByRole("heading", { name: "Whose name is whose" })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Ottoline Quist")).toBeVisible();
  await coach.accessible("pseudonymous squad");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the list" }).click();
  expect((await download).suggestedFilename()).toBe("Club.csv");
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((one) => /Ottoline|Quist|Zofia|Wren/.test(one))).toEqual([]);
  coach.clean();
  await devices.close();
});
