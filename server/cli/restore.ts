import { parseArgs } from "node:util";
import { countsText } from "#server/backup/format.ts";
import { placeOf } from "#server/backup/place.ts";
import { restore } from "#server/backup/restore.ts";
import { environment, sentenceAndExit, tell } from "#server/backup/terminal.ts";

const USAGE = `npm run restore -- <file> [--replace]

Fills the data folder (DATA_DIR), or with REDIS_URL that Redis, from a backup of either. Stop every server of
it first. What has data is left alone unless --replace is given; then everything in it is replaced.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean" }, replace: { type: "boolean", default: false } },
  });
  const [file] = positionals;
  if (values.help || file === undefined || positionals.length > 1) {
    tell(USAGE);
    process.exit(values.help ? 0 : 1);
  }
  const config = environment();
  const counts = await restore(config, file, { replace: values.replace, tell });
  tell(`${placeOf(config)} holds ${countsText(counts)} now.`);
} catch (error) {
  sentenceAndExit(error);
}
