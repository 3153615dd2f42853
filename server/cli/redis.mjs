// The redis-server of the store tests, which start real ones of their own and leave yours alone.
import { program } from "./packages.mjs";

/** Path of a redis-server. */
export function redisServer() {
  return program({
    variable: "REDIS_SERVER_PATH",
    what: "a redis-server",
    places: ["/usr/bin/redis-server", "/usr/local/bin/redis-server", "/opt/homebrew/bin/redis-server"],
    aptPackage: "redis-server",
    missing:
      "The store tests need redis-server 7.0 or newer. Install it (Debian and Ubuntu: sudo apt-get install redis-server; macOS: brew install redis), or set REDIS_SERVER_PATH to it, and start again.",
  });
}
