import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { COACH_KEY, type TestServer } from "./server.ts";

/** What a page must never do: log an error, or ask another origin for anything. */
export class Watched {
  readonly page: Page;
  readonly name: string;
  readonly errors: string[] = [];
  readonly foreign: string[] = [];

  constructor(name: string, page: Page, origin: string) {
    this.name = name;
    this.page = page;
    page.on("pageerror", (error) => this.errors.push(String(error)));
    page.on("console", (message) => {
      // A server that is killed on purpose, and a phone that is taken off the net, are no errors of the page.
      if (message.type() === "error" && !/ERR_|WebSocket|Failed to load resource/.test(message.text()))
        this.errors.push(message.text());
    });
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (
        !["data:", "blob:"].includes(url.protocol) &&
        url.origin !== origin &&
        url.origin !== origin.replace("http", "ws")
      )
        this.foreign.push(request.url());
    });
  }

  clean(): void {
    expect(this.errors, `errors on the ${this.name}`).toEqual([]);
    expect(this.foreign, `requests of the ${this.name} to elsewhere`).toEqual([]);
  }

  /** WCAG 2.2 A and AA, as far as a machine can tell */
  async accessible(what: string): Promise<void> {
    // A page that has just been gone to gets its title a moment after its text.
    await expect(this.page).toHaveTitle(/\S/);
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
    expect(found, `${this.name}, ${what}`).toEqual([]);
  }
}

/** The room of a test: each device in a browser context of its own. */
export class Devices {
  readonly all: Watched[] = [];
  readonly contexts: BrowserContext[] = [];
  #browser: Browser;
  #server: TestServer;

  constructor(browser: Browser, server: TestServer) {
    this.#browser = browser;
    this.#server = server;
  }

  async open(
    name: string,
    route: string,
    viewport: { width: number; height: number },
    mobile = false,
  ): Promise<Watched> {
    const context = await this.#browser.newContext({ viewport, hasTouch: mobile, isMobile: mobile });
    this.contexts.push(context);
    const page = await context.newPage();
    const watched = new Watched(name, page, this.#server.url);
    this.all.push(watched);
    await page.goto(this.#server.url + route);
    return watched;
  }

  phone(name: string, code: string): Promise<Watched> {
    return this.open(name, `/j/${code}`, { width: 390, height: 844 }, true);
  }

  projector(code: string): Promise<Watched> {
    return this.open("projector", `/screen/${code}?mute`, { width: 1920, height: 1080 });
  }

  async coach(route: string, viewport = { width: 1440, height: 900 }): Promise<Watched> {
    const coach = await this.open("coach", `/coach/enter?key=${COACH_KEY}`, viewport);
    await coach.page.goto(this.#server.url + route);
    return coach;
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
  }
}

/** Joins with the name that is offered first. */
export async function join(phone: Watched): Promise<void> {
  await phone.page.getByRole("button", { name: /^Join as/ }).click();
  await expect(phone.page.getByText("You're in.")).toBeVisible();
}

/** Gives some answer to whatever kind of question is open, as a thumb would. */
export async function answerSomehow(phone: Watched, option = 0): Promise<void> {
  const { page } = phone;
  const radios = page.getByRole("radio");
  const boxes = page.getByRole("checkbox");
  const places = page.getByRole("button", { name: /Place next$/ });
  const typed = page.getByRole("textbox");
  await expect(radios.or(boxes).or(places).or(typed).first()).toBeVisible();
  if ((await radios.count()) > 0) {
    await radios.nth(option).click();
    return;
  }
  if ((await boxes.count()) > 0) {
    await boxes.nth(option).click();
    return;
  }
  if ((await places.count()) > 0) {
    while ((await places.count()) > 0) await places.first().click();
    return;
  }
  await typed.first().fill(String(7 + option));
  await page.getByRole("button", { name: /^Send/ }).click();
}

/** on this phone a question is open, with this number in its round */
export async function questionOpens(phone: Watched, number: number): Promise<void> {
  await expect(phone.page.getByText(`question ${number}`, { exact: false }).first()).toBeVisible({
    timeout: 60_000,
  });
  await expect(
    phone.page.locator('[role="radio"], [role="checkbox"], input, button[name], button').first(),
  ).toBeVisible();
}
