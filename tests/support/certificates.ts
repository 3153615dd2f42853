import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Certificates of an authority that nobody knows, in a folder of their own. */
export interface Certificates {
  /** the authority's own certificate */
  ca: string;
  /** A server's certificate and key, good for these names; `days` below 0: over since then. */
  signed(name: string, names: string, days?: number): Promise<{ cert: string; key: string }>;
  dispose(): Promise<void>;
}

export async function certificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), "scrimmage-tls-"));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => run(process.env.OPENSSL_PATH ?? "openssl", args, { cwd: folder });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  await openssl(
    ...["req", "-x509", ...newKey, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test authority"],
    ...["-days", "2", "-addext", "basicConstraints=critical,CA:TRUE"],
  );
  return {
    ca: at("ca.pem"),
    async signed(name, names, days = 2) {
      await openssl(
        "req",
        ...newKey,
        "-keyout",
        `${name}.key`,
        "-out",
        `${name}.csr`,
        "-subj",
        `/CN=${name}`,
      );
      await writeFile(at(`${name}.ext`), `subjectAltName=${names}\n`);
      await openssl(
        ...["x509", "-req", "-in", `${name}.csr`, "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"],
        ...["-out", `${name}.pem`, "-days", String(days), "-extfile", `${name}.ext`],
      );
      return { cert: at(`${name}.pem`), key: at(`${name}.key`) };
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
