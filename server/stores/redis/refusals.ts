import { reasonOf, StoreError } from "../errors.ts";
import type { RedisAddress } from "./address.ts";

/** Redis as a sentence may name it: without the password. */
export function nameOf(address: RedisAddress): string {
  const scheme = `${address.tls ? "rediss" : "redis"}${address.kind === "single" ? "" : `+${address.kind}`}`;
  const nodes = address.nodes.map(({ host, port }) => `${host.includes(":") ? `[${host}]` : host}:${port}`);
  const master = address.master === null ? "" : `/${address.master}`;
  return `${scheme}://${nodes.join(",")}${master}${address.db === 0 ? "" : `/${address.db}`}`;
}

/**
 * What Redis refuses for a reason that asking again does not cure, as a sentence; null when it may pass by
 * itself: a lost connection, a server that loads, a failover.
 */
export function refusalOf(error: unknown, address: RedisAddress): StoreError | null {
  if (error instanceof StoreError) return error;
  const untrusted = certificateRefusal(error, address);
  if (untrusted !== null) return untrusted;
  const reason = reasonOf(error);
  const name = nameOf(address);
  const refused = (code: StoreError["code"], sentence: string) => new StoreError(code, sentence, error);
  if (/\bWRONGPASS|invalid (username-)?password/i.test(reason))
    return refused(
      "StoreRefused",
      `Redis at ${name} refuses the user name or password in REDIS_URL. Correct it.`,
    );
  if (/\bNOAUTH\b/.test(reason))
    return refused(
      "StoreRefused",
      address.password === null
        ? `Redis at ${name} wants a password. Set REDIS_URL with it: redis://:password@host:port`
        : `Redis at ${name} does not accept the sign-in in REDIS_URL. Correct the user name and the password.`,
    );
  if (/\bNOPERM\b/.test(reason))
    return refused(
      "StoreRefused",
      `Redis at ${name} does not let this user work (${reason}). Allow it all commands, the keys ~${address.prefix}:* and the channels &${address.prefix}:*`,
    );
  if (/\bOOM\b/.test(reason))
    return refused(
      "StoreFull",
      `Redis at ${name} has no memory left. Raise its maxmemory, or remove old scrimmages; nothing that was acknowledged is lost.`,
    );
  if (/\bMISCONF\b/.test(reason))
    return refused(
      "StoreUnwritable",
      `Redis at ${name} cannot write to its disk. Give it space; its log says what is wrong.`,
    );
  if (/\bREPEAT\b|equal or smaller|WRONGTYPE/.test(reason))
    return refused("StoreDamaged", `What is in Redis at ${name} contradicts itself (${reason}).`);
  if (/^ERR\b/.test(reason) && !/max number of clients|proxy/i.test(reason))
    return refused("StoreUnwritable", `Redis at ${name} refuses a command (${reason}).`);
  return null;
}

export function unreachable(address: RedisAddress, fault: unknown): StoreError {
  const reason = fault === null || fault === undefined ? "" : briefly(reasonOf(fault));
  return new StoreError(
    "StoreAway",
    `Redis at ${nameOf(address)} cannot be reached${reason && ` (${reason})`}. Start it, or correct REDIS_URL.${tlsHint(reason, address)}`,
    fault ?? undefined,
  );
}

/** Node's names for a certificate that is not taken. */
const UNTRUSTED =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;

/** Asking again cures no certificate. */
function certificateRefusal(error: unknown, address: RedisAddress): StoreError | null {
  const code = codeOf(error);
  const shows = `Redis at ${nameOf(address)} shows a certificate`;
  const why = `(${briefly(reasonOf(error))})`;
  const refused = (sentence: string) => new StoreError("StoreRefused", sentence, error);
  if (UNTRUSTED.test(code))
    return refused(
      `${shows} that is not trusted here ${why}. Start with NODE_EXTRA_CA_CERTS=/path/to/ca.pem, the certificate of the authority that signed it.`,
    );
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID")
    return refused(`${shows} that is not valid now ${why}. Renew it, or set this machine's clock right.`);
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return refused(
      `${shows} for another name ${why}. Write the host in REDIS_URL as the certificate has it, or have this name put into it.`,
    );
  return null;
}

/** the error's own code, else that of what caused it */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return "code" in error && typeof error.code === "string" ? error.code : codeOf(error.cause);
}

/** A line that only breaks, or stays silent, may be one side's speaking TLS and the other's not. */
function tlsHint(reason: string, { tls }: RedisAddress): string {
  if (!tls)
    return /ECONNRESET|Connection is closed/.test(reason)
      ? " If it wants TLS, begin REDIS_URL with rediss://."
      : "";
  return /^$|ECONNRESET|ETIMEDOUT|EPROTO|EPIPE|SSL|socket disconnected/i.test(reason)
    ? " It must speak TLS there, and let clients in without a certificate of theirs (tls-auth-clients no); if it speaks no TLS, begin REDIS_URL with redis://."
    : "";
}

export function readOnly(address: RedisAddress, cause?: unknown): StoreError {
  return new StoreError(
    "StoreReadOnly",
    `Redis at ${nameOf(address)} is a read-only replica. Point REDIS_URL at its master, or at the Sentinels: redis+sentinel://host:26379/name`,
    cause,
  );
}

export function lostEnd(address: RedisAddress, logId: string): StoreError {
  return new StoreError(
    "StoreLost",
    `Redis at ${nameOf(address)} lost the end of the log ${logId}, which it had acknowledged. With appendonly yes and appendfsync always it would not have.`,
  );
}

/** One line of a reason, without a stop at its end. */
function briefly(reason: string): string {
  return (reason.split("\n")[0] ?? "").trim().replace(/\.$/, "");
}

export function closedError(): StoreError {
  return new StoreError("StoreClosed", "The store is closed.");
}

/** The address leads to another kind of server than it says; null when that is not what went wrong. */
export function misled(error: Error, address: RedisAddress): StoreError | null {
  const { message } = error;
  const name = nameOf(address);
  if (/cluster support disabled/i.test(message))
    return new StoreError(
      "StoreRefused",
      `Redis at ${name} is no cluster. Begin REDIS_URL with redis:// instead.`,
      error,
    );
  if (address.kind === "sentinel" && /invalid reply: null|No such master/.test(message))
    return new StoreError(
      "StoreRefused",
      `The Sentinel at ${name} watches no master called ${address.master}. Correct the name in REDIS_URL.`,
      error,
    );
  if (address.kind === "sentinel" && /unknown command.*sentinel/i.test(message))
    return new StoreError(
      "StoreRefused",
      `${name} is no Sentinel. Begin REDIS_URL with redis:// to use it as it is.`,
      error,
    );
  return null;
}
