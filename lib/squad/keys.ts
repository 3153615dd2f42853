/** Look-up by a key that came from outside: "constructor" is nobody's answer. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The one key that an object cannot hold as a plain property. */
export function holdable(key: string): boolean {
  return key !== "" && key !== "__proto__";
}
