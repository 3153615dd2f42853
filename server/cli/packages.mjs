// Programs that only the tests need, from the system's packages where that is possible without a password.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { say, stop } from "./prepare.mjs";

/**
 * Path of a program: the one that a variable names, else one of its usual places, else installed there.
 * `missing`: the sentence when all of that fails.
 */
export function program({ variable, what, places, aptPackage, missing }) {
  const named = process.env[variable];
  if (named) {
    if (existsSync(named)) return named;
    stop(`${variable} names ${named}, which is not there. Set it to ${what}, or leave it out.`);
  }
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  aptInstall(aptPackage);
  return places.find((place) => existsSync(place)) ?? stop(missing);
}

function aptInstall(name) {
  if (!existsSync("/usr/bin/apt-get")) return;
  const root = process.getuid?.() === 0;
  say(`Installing ${name} for the tests (once) …`);
  // In run level 1 a package starts no service: the tests start what they need themselves.
  const settings = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1"];
  for (const args of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", name],
  ]) {
    const [first, ...rest] = [...(root ? [] : ["sudo", "-n"]), ...settings, ...args];
    spawnSync(first, rest, { stdio: ["ignore", "ignore", "inherit"] });
  }
}
