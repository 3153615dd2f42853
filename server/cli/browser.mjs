// The browser of the browser tests: the one that is there, else the system's package, else a clear sentence.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { say, stop } from "./prepare.mjs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Path of a Chromium that can be driven. */
export function browser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    stop(
      `CHROMIUM_PATH names ${named}, which is not there. Set it to a Chromium or Chrome, or leave it out.`,
    );
  }
  const found = PLACES.find((place) => existsSync(place));
  if (found) return found;
  installed();
  const now = PLACES.find((place) => existsSync(place));
  if (now) return now;
  return stop(
    "The browser tests need Chromium or Chrome. Install one (Debian and Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH to it, and start again.",
  );
}

function installed() {
  if (!existsSync("/usr/bin/apt-get")) return;
  const root = process.getuid?.() === 0;
  const command = root ? [] : ["sudo", "-n"];
  say("Installing Chromium for the browser tests (once) …");
  for (const args of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
  ]) {
    const [first, ...rest] = [...command, ...args];
    spawnSync(first, rest, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
}
