/**
 * Where documents lie. Those of one collection (`pack/`, `code/` …) share a hash tag, so that one script
 * writes a document and its place in the index at once, on a Cluster too. Documents are small and few;
 * the load is in the logs, and those spread by scrimmage. The table for people: docs/redis.md.
 */
export interface DocKeys {
  /** hash: `v` version, `x` expiry, `w` ids of the last writes, `d` the value as JSON */
  doc: string;
  /** sorted set of the collection's document keys, all with score 0 */
  index: string;
  /** sorted set of those that expire, by when */
  dues: string;
}

/** set of all collections that ever had a document */
export function collectionsKey(prefix: string): string {
  return `${prefix}:collections`;
}

/**
 * The key up to its first `/`, or all of it when it has none. So the keys of a collection lie together in
 * code-unit order, and collections in order give all keys in order.
 */
export function collectionOf(key: string): string {
  const end = key.indexOf("/");
  return end === -1 ? key : key.slice(0, end + 1);
}

export function docKeys(prefix: string, key: string): DocKeys {
  const collection = collectionOf(key);
  const tag = tagOf(collection);
  return {
    doc: `${prefix}:doc:${tag}${key.slice(collection.length)}`,
    index: `${prefix}:index:${tag}`,
    dues: `${prefix}:dues:${tag}`,
  };
}

/** A brace inside would end or empty the hash tag. */
function tagOf(collection: string): string {
  const plain = collection.replace(/[%{}]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `{${plain}}`;
}

/** what finds every key of every document */
export function allDocs(prefix: string): string[] {
  return [collectionsKey(prefix), ...["doc", "index", "dues"].map((kind) => `${prefix}:${kind}:{*`)];
}
