/**
 * The address that a request comes from, for limits by address. `hops`: how many proxies of ours stand
 * before this process; each appends the address that it heard from to `X-Forwarded-For`, so the last
 * `hops` of the list can be believed and whatever stands before them is the client's own word.
 * 0: the header is not looked at.
 */
export function clientAddress(
  forwarded: string | readonly string[] | undefined,
  direct: string,
  hops: number,
): string {
  const named = (typeof forwarded === "string" ? forwarded : (forwarded ?? []).join(","))
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  const heard = [...named, direct];
  return heard[Math.max(0, heard.length - 1 - hops)] ?? direct;
}
