// `npm start`: install and build what is stale, then serve in this very process, so that a signal
// to npm reaches the server.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, install, ROOT, requireNode, say } from "./prepare.mjs";

requireNode();
process.chdir(ROOT);
install();
build();
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
say("Starting …");
process.setSourceMapsEnabled(true);
await import(pathToFileURL(path.join(ROOT, "dist", "server.mjs")).href);
