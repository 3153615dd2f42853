import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { renderUnicodeCompact } from "uqr";
import { type Config, ConfigError, keptKey, readConfig } from "#server/config.ts";
import { Launcher } from "./launcher.ts";
import { aliveIn, type OwnRedis, startRedis } from "./redis.ts";
import { StopSentence } from "./stop.ts";

const COUNT_MAX = 32;
const REDIS_AGAIN_MS = 500;
const USAGE = `npm run cluster -- 3

Starts three server processes behind a proxy on PORT, over one Redis: the one at REDIS_URL, or one of its
own that keeps everything in DATA_DIR/redis. For a try-out on one machine; docs/many-processes.md says how
to run many processes for good.

npm run cluster -- --roll   replaces the processes of the running cluster one by one, after an upgrade`;

type Keyed = Config & { coachKey: string };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean" }, roll: { type: "boolean" } },
  });
  const count = Number(positionals[0] ?? "2");
  if (values.help || positionals.length > 1 || !Number.isInteger(count) || count < 1 || count > COUNT_MAX) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(values.help ? 0 : 1);
  }
  const read = readConfig(process.env);
  const pidFile = path.join(read.dataDir, "cluster.pid");
  const running = aliveIn(pidFile);
  if (values.roll) {
    if (running === null)
      throw new StopSentence(`No cluster runs over ${read.dataDir}. Start one: npm run cluster -- 3`);
    process.kill(running, "SIGHUP");
    say(`Process ${running} replaces its processes one by one; it says so where it runs.`);
    return;
  }
  if (running !== null)
    throw new StopSentence(
      `A cluster (process ${running}) runs over ${read.dataDir} already. Stop it with Ctrl+C, or set DATA_DIR to another folder.`,
    );
  // Its processes share what the launcher gives them.
  await run({ ...read, coachKey: read.coachKey ?? keptKey(read.dataDir) }, count, pidFile);
}

async function run(config: Keyed, count: number, pidFile: string): Promise<void> {
  let redis: OwnRedis | null = null;
  let stopping = false;
  const redisDir = path.join(config.dataDir, "redis");
  const redisEnded = (how: string) => {
    say(`Redis ended (${how}); it is started again. Nobody can answer until it is back.`);
    setTimeout(() => {
      if (stopping) return;
      startRedis(redisDir, redisEnded, redis?.at).then(
        (next) => {
          redis = next;
        },
        (error) => redisEnded((error as Error).message),
      );
    }, REDIS_AGAIN_MS);
  };
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    COACH_KEY: config.coachKey,
    PUBLIC_URL: config.publicUrl,
    DATA_DIR: config.dataDir,
    // The launcher's proxy is one more than stood in front of it.
    TRUST_PROXY: String(config.trustProxy + 1),
  };
  const launcher = new Launcher({ config, env, say });
  const end = async (code: number) => {
    if (stopping) return;
    stopping = true;
    await launcher.stop();
    await redis?.stop();
    rmSync(pidFile, { force: true });
    process.exit(code);
  };
  process.on("SIGINT", () => void end(0));
  process.on("SIGTERM", () => void end(0));
  process.on("SIGHUP", () => void launcher.roll());
  try {
    await launcher.listen();
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(pidFile, `${process.pid}\n`);
    if (!env.REDIS_URL) {
      redis = await startRedis(redisDir, redisEnded);
      env.REDIS_URL = redis.url;
    }
    await launcher.start(count);
    if (!stopping) announce(config, launcher, redis);
  } catch (error) {
    say(sentenceFor(error, config));
    await end(1);
  }
}

function announce(config: Keyed, launcher: Launcher, redis: OwnRedis | null): void {
  const local = `http://localhost:${config.port}/coach/enter?key=${encodeURIComponent(config.coachKey)}`;
  const count = launcher.slots.length;
  const where = redis
    ? `${path.join(config.dataDir, "redis")} (process ${redis.pid}, port ${redis.at.port})`
    : "the one at REDIS_URL";
  const lines = [
    "",
    `  Scrimmage is up with ${count === 1 ? "one process" : `${count} processes`}.`,
    "",
    `  You, the coach:   ${local}`,
    `  Players join at:  ${config.publicUrl}`,
    "",
    renderUnicodeCompact(config.publicUrl).replaceAll(/^/gm, "  "),
    "",
    `  proxy      port ${config.port} (process ${process.pid})`,
    ...launcher.slots.map(
      ({ name, process }) => `  ${`process ${name}`.padEnd(11)}port ${process.port} (process ${process.pid})`,
    ),
    `  redis      ${where}`,
    "",
    "  Keep the coach's link to yourself: whoever has it can run your scrimmages.",
    `  Replace the processes one by one: npm run cluster -- --roll, or kill -HUP ${process.pid}`,
    "  Stop with Ctrl+C. Nothing is lost: the next start goes on where this one stopped.",
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function sentenceFor(error: unknown, config: Config | null): string {
  if (error instanceof StopSentence || error instanceof ConfigError) return error.message;
  const { code } = error as { code?: string };
  if (code === "EADDRINUSE" && config)
    return `Port ${config.port} is in use by another program. Stop it, or take another one: PORT=3001 npm run cluster -- 3`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch((error) => {
  say(sentenceFor(error, null));
  process.exit(1);
});
