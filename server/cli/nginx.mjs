// The nginx of the test that runs our nginx.conf; the tests start it themselves, on loopback.
import { program } from "./packages.mjs";

/** Path of an nginx. */
export function nginxServer() {
  return program({
    variable: "NGINX_PATH",
    what: "an nginx",
    places: ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"],
    aptPackage: "nginx",
    missing:
      "One test runs deploy/nginx.conf and needs nginx 1.22 or newer. Install it (Debian and Ubuntu: sudo apt-get install nginx; macOS: brew install nginx), or set NGINX_PATH to it, and start again.",
  });
}
