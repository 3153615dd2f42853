import { parseArgs } from "node:util";
import { backup, backupName } from "#server/backup/backup.ts";
import { countsText } from "#server/backup/format.ts";
import { environment, sentenceAndExit, tell } from "#server/backup/terminal.ts";

const USAGE = `npm run backup -- [file]

Writes everything to one file, also while servers run. With REDIS_URL it reads that Redis; otherwise the data
folder (DATA_DIR), or asks the server that has it (at PORT, with COACH_KEY or the key in DATA_DIR/coach.key).
Without a name the file is scrimmage-backup-<time>.jsonl.`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean" } },
  });
  if (values.help || positionals.length > 1) {
    tell(USAGE);
    process.exit(values.help ? 0 : 1);
  }
  const file = positionals[0] ?? backupName(new Date());
  const counts = await backup(environment(), file, tell);
  tell(`${file}: ${countsText(counts)}`);
} catch (error) {
  sentenceAndExit(error);
}
