// The browser of the browser tests: the one that is there, else the system's package, else a clear sentence.
import { program } from "./packages.mjs";

/** Path of a Chromium that can be driven. */
export function browser() {
  return program({
    variable: "CHROMIUM_PATH",
    what: "a Chromium or Chrome",
    places: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/snap/bin/chromium",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    aptPackage: "chromium",
    missing:
      "The browser tests need Chromium or Chrome. Install one (Debian and Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH to it, and start again.",
  });
}
