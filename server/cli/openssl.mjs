// The openssl that makes the certificates of the tests over TLS.
import { program } from "./packages.mjs";

/** Path of an openssl. */
export function openssl() {
  return program({
    variable: "OPENSSL_PATH",
    what: "an openssl",
    places: ["/usr/bin/openssl", "/usr/local/bin/openssl", "/opt/homebrew/bin/openssl"],
    aptPackage: "openssl",
    missing:
      "The tests over TLS make their certificates with openssl. Install it (Debian and Ubuntu: sudo apt-get install openssl; macOS: brew install openssl), or set OPENSSL_PATH to it, and start again.",
  });
}
