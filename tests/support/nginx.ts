import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Certificates, certificates } from "./certificates.ts";
import { endsWithUs, freePort, until } from "./server.ts";

const PLACES = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"];

/**
 * A real nginx with `deploy/nginx.conf`, in which only what the file itself says to change was changed: the
 * name, the certificate (of an authority of the test's own) and the addresses of the processes. Loopback, a folder of its own.
 */
export class TestNginx {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "scrimmage-nginx-"));
  readonly port: number;
  #authority: Certificates;
  #child: ChildProcess | null = null;

  private constructor(port: number, authority: Certificates) {
    this.port = port;
    this.#authority = authority;
  }

  static async start(processes: readonly number[]): Promise<TestNginx> {
    const nginx = new TestNginx(await freePort(), await certificates());
    try {
      await nginx.#write(processes);
      await nginx.#up();
    } catch (error) {
      await nginx.stop();
      throw error;
    }
    return nginx;
  }

  /** the authority's certificate, to trust it by */
  get ca(): string {
    return readFileSync(this.#authority.ca, "utf8");
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    await this.#authority.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #write(processes: readonly number[]): Promise<void> {
    const at = (name: string) => path.join(this.folder, name);
    const { cert, key } = await this.#authority.signed("nginx", "IP:127.0.0.1");
    const upstream = /( +server )[\d.]+:3000( max_fails[^\n]+\n)(?: +server [\d.]+:3000[^\n]+\n)*/;
    const ours = readFileSync("deploy/nginx.conf", "utf8")
      .replace(upstream, (_, before: string, after: string) =>
        processes.map((port) => `${before}127.0.0.1:${port}${after}`).join(""),
      )
      .replace("listen 443 ", `listen 127.0.0.1:${this.port} `)
      .replace("server_name scrimmage.example.org", "server_name 127.0.0.1")
      .replace("/etc/nginx/scrimmage.crt", cert)
      .replace("/etc/nginx/scrimmage.key", key);
    writeFileSync(at("scrimmage.conf"), ours);
    for (const name of ["body", "proxy", "fastcgi", "uwsgi", "scgi"]) mkdirSync(at(name));
    writeFileSync(
      at("nginx.conf"),
      [
        "daemon off;",
        "worker_processes 1;",
        `pid ${at("pid")};`,
        "events { worker_connections 512; }",
        "http {",
        "access_log off;",
        `client_body_temp_path ${at("body")};`,
        ...["proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${at(name)};`),
        `include ${at("scrimmage.conf")};`,
        "}",
        "",
      ].join("\n"),
    );
  }

  async #up(): Promise<void> {
    const program = process.env.NGINX_PATH ?? PLACES.find((place) => existsSync(place)) ?? "nginx";
    let said = "";
    const child = spawn(
      program,
      ["-p", this.folder, "-e", "stderr", "-c", path.join(this.folder, "nginx.conf")],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    this.#child = child;
    endsWithUs(child);
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`nginx ended at once:\n${said}`);
      return existsSync(path.join(this.folder, "pid"));
    }, 10_000);
  }
}
