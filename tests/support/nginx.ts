import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { endsWithUs, freePort, until } from "./server.ts";

const PLACES = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/opt/homebrew/bin/nginx"];

/**
 * A real nginx with `deploy/nginx.conf`, in which only what the file itself says to change was changed: the
 * name, the certificate (a self-signed one) and the addresses of the processes. Loopback, a folder of its own.
 */
export class TestNginx {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), "scrimmage-nginx-"));
  readonly port: number;
  #child: ChildProcess | null = null;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(processes: readonly number[]): Promise<TestNginx> {
    const nginx = new TestNginx(await freePort());
    nginx.#write(processes);
    try {
      await nginx.#up();
    } catch (error) {
      await nginx.stop();
      throw error;
    }
    return nginx;
  }

  /** its certificate, to trust it by */
  get ca(): string {
    return readFileSync(path.join(this.folder, "scrimmage.crt"), "utf8");
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
    rmSync(this.folder, { recursive: true, force: true });
  }

  #write(processes: readonly number[]): void {
    const at = (name: string) => path.join(this.folder, name);
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
        ...["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        ...["-keyout", at("scrimmage.key"), "-out", at("scrimmage.crt")],
      ],
      { stdio: "ignore" },
    );
    const upstream = /( +server )[\d.]+:3000( max_fails[^\n]+\n)(?: +server [\d.]+:3000[^\n]+\n)*/;
    const ours = readFileSync("deploy/nginx.conf", "utf8")
      .replace(upstream, (_, before: string, after: string) =>
        processes.map((port) => `${before}127.0.0.1:${port}${after}`).join(""),
      )
      .replace("listen 443 ", `listen 127.0.0.1:${this.port} `)
      .replace("server_name scrimmage.example.org", "server_name 127.0.0.1")
      .replaceAll("/etc/nginx/scrimmage.", at("scrimmage."));
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
