// What `npm start` and `npm test` do before anything else. Plain JavaScript with nothing installed:
// it must run on a fresh machine, and on an old Node far enough to say that it is old.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const SOURCES = [
  "app",
  "lib",
  "server",
  "public",
  "next.config.js",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const NODE_MIN = [20, 19];

export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends the process with one sentence that says what to do. */
export function stop(sentence) {
  say(sentence);
  process.exit(1);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return;
  stop(
    `Scrimmage needs Node ${NODE_MIN.join(".")} or newer; this is ${process.versions.node}. Install a newer Node and start again.`,
  );
}

/** Installs what package-lock.json names, unless that very lock was installed before. */
export function install() {
  const marker = path.join(ROOT, "node_modules", ".scrimmage-lock");
  const wanted = hashOf([path.join(ROOT, "package-lock.json")]);
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  say("Installing packages (about half a minute, only when they change) …");
  run(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
    "The packages could not be installed. Check the network and the free disk space, then start again.",
  );
  writeFileSync(marker, wanted);
}

/** Builds pages and server, unless these very sources were built before. */
export function build() {
  const marker = path.join(ROOT, "dist", ".built-from");
  const sources = hashOf(SOURCES.map((name) => path.join(ROOT, name)));
  if (
    existsSync(marker) &&
    existsSync(path.join(ROOT, ".next", "BUILD_ID")) &&
    readFileSync(marker, "utf8") === sources
  )
    return;
  say("Building (about half a minute, only after a change) …");
  const bin = (name) => path.join(ROOT, "node_modules", ".bin", name);
  run(bin("next"), ["build"], "The pages could not be built; the reason is above.");
  run("npm", ["run", "-s", "build:server"], "The server could not be built; the reason is above.");
  mkdirSync(path.dirname(marker), { recursive: true });
  writeFileSync(marker, sources);
}

/** Output is kept back and shown only when the step went wrong. */
function run(command, args, sentence) {
  const done = spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64_000_000,
    env: { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (done.status === 0) return;
  say(`${done.stdout ?? ""}${done.stderr ?? ""}${done.error ? String(done.error) : ""}`);
  stop(sentence);
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const one of paths) add(hash, one);
  return hash.digest("hex");
}

function add(hash, one) {
  if (!existsSync(one)) return;
  let names;
  try {
    names = readdirSync(one).sort();
  } catch {
    hash.update(path.relative(ROOT, one)).update(readFileSync(one));
    return;
  }
  for (const name of names) add(hash, path.join(one, name));
}
