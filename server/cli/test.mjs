// `npm test`: install, provide the programs that it needs, build, run every suite, and end with one line of counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { browser } from "./browser.mjs";
import { nginxServer } from "./nginx.mjs";
import { openssl } from "./openssl.mjs";
import { build, install, ROOT, requireNode, say } from "./prepare.mjs";
import { redisServer } from "./redis.mjs";

requireNode();
process.chdir(ROOT);
install();
const chromium = browser();
const redis = redisServer();
const nginx = nginxServer();
const openSsl = openssl();
build();

const out = mkdtempSync(path.join(os.tmpdir(), "scrimmage-tests-"));
const bin = (name) => path.join(ROOT, "node_modules", ".bin", name);
const env = {
  ...process.env,
  CHROMIUM_PATH: chromium,
  REDIS_SERVER_PATH: redis,
  NGINX_PATH: nginx,
  OPENSSL_PATH: openSsl,
  NEXT_TELEMETRY_DISABLED: "1",
};

say("Unit, contract, simulation and integration tests …");
const vitestReport = path.join(out, "vitest.json");
spawnSync(
  bin("vitest"),
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`],
  { stdio: "inherit", env },
);

say("Browser tests …");
const browserReport = path.join(out, "browser.json");
spawnSync(bin("playwright"), ["test", "--reporter=list,json"], {
  stdio: "inherit",
  env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
});

const counts = [fromVitest(vitestReport), fromPlaywright(browserReport)];
rmSync(out, { recursive: true, force: true });
const passed = counts.reduce((sum, one) => sum + one.passed, 0);
const failed = counts.reduce((sum, one) => sum + one.failed, 0);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** A suite that left no report did not run, and that is a failure. */
function fromVitest(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const broken = report.testResults.filter(
    (one) => one.status === "failed" && one.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  // A run that ended in an error, or ran nothing, counted no test as failed and still proved nothing.
  const sound = report.success && report.numPassedTests > 0;
  return { passed: report.numPassedTests, failed: sound ? failed : Math.max(1, failed) };
}

function fromPlaywright(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(file, "utf8"));
  // A flaky test did not pass: it hides what a teacher will meet.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
