import { parseArgs } from "node:util";
import { countsText } from "#server/backup/format.ts";
import { restore } from "#server/backup/restore.ts";
import { environment, sentenceAndExit, tell } from "#server/backup/terminal.ts";

const USAGE = `npm run restore -- <file> [--replace]

Fills the data folder (DATA_DIR) from a backup. Stop the server first. A folder that has data is left
alone unless --replace is given; then everything in it is replaced.`;

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
  tell(`${config.dataDir} holds ${countsText(counts)}`);
} catch (error) {
  sentenceAndExit(error);
}
