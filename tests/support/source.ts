import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One source file of the repository as the architecture test reads it. */
export interface Source {
  /** from the repository's root, with slashes */
  path: string;
  text: string;
  /** the text without comments and with empty strings */
  code: string;
  imports: Import[];
}

export interface Import {
  /** the file inside the repository, or the package's name */
  to: string;
  inside: boolean;
  typeOnly: boolean;
  written: string;
}

const ROOT = path.resolve(import.meta.dirname, "../..");
const SKIPPED = new Set(["node_modules", ".next", "dist"]);

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/** every file below these folders whose name ends so */
export function filesIn(folders: readonly string[], ending: RegExp): string[] {
  const found: string[] = [];
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(file);
      } else if (ending.test(entry.name)) found.push(file);
    }
  };
  for (const folder of folders) walk(folder);
  return found.sort((a, b) => (a < b ? -1 : 1));
}

export function sources(folders: readonly string[]): Source[] {
  return filesIn(folders, /\.tsx?$/).map((file) => {
    const text = read(file);
    const { code, strings } = stripped(text);
    return { path: file, text, code, imports: importsOf(file, code, strings) };
  });
}

/**
 * Comments go, strings become `"n"`: their place in the list of strings. Enough of a scanner for this
 * code base: a slash after an operator or an opening bracket begins a regular expression.
 */
function stripped(text: string): { code: string; strings: string[] } {
  const strings: string[] = [];
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|(?<=[=(,:!&|?{;\n[]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;
  const plain = text.replace(token, (found) => {
    if (found.startsWith("//") || found.startsWith("/*")) return " ";
    if (found.startsWith("/")) return "/r/";
    strings.push(found.slice(1, -1));
    return `"${strings.length - 1}"`;
  });
  // What a template says is prose too; what it computes is code.
  const code = plain.replace(/`(?:\\.|[^`\\])*`/g, (found) =>
    [...found.matchAll(/\$\{([^{}]*)\}/g)].map((one) => `(${one[1]})`).join("+"),
  );
  return { code, strings };
}

function importsOf(file: string, code: string, strings: readonly string[]): Import[] {
  const found: Import[] = [];
  const statement =
    /(?:^|[;\s])(import|export)(\s+type)?\b([^;"]*?)\bfrom\s*"(\d+)"|\bimport\s*\(?\s*"(\d+)"/g;
  for (const match of code.matchAll(statement)) {
    const written = strings[Number(match[4] ?? match[5])] ?? "";
    const names = match[3] ?? "";
    const typeOnly =
      match[2] !== undefined ||
      (/^\s*\{[^}]*\}\s*$/.test(names) &&
        names
          .replace(/[{}]/g, "")
          .split(",")
          .filter((name) => name.trim() !== "")
          .every((name) => name.trim().startsWith("type ")));
    const to = target(file, written);
    found.push({ to: to ?? packageOf(written), inside: to !== null, typeOnly, written });
  }
  return found;
}

function target(file: string, written: string): string | null {
  if (written.startsWith("."))
    return path.posix.normalize(path.posix.join(path.posix.dirname(file), written));
  if (written.startsWith("#lib/")) return `lib/${written.slice(5)}`;
  if (written.startsWith("#server/")) return `server/${written.slice(8)}`;
  return null;
}

function packageOf(written: string): string {
  const parts = written.split("/");
  return written.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? written);
}
