// `npm run cluster -- 3`: install and build what is stale, then launch from this very process, so that a
// signal to npm reaches the launcher.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, install, ROOT, requireNode } from "./prepare.mjs";

requireNode();
process.chdir(ROOT);
install();
build();
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(ROOT, "dist", "cluster.mjs")).href);
