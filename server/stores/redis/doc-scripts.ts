import { type CommandParser, defineScript } from "redis";
import type { DocKeys } from "./doc-keys.ts";

/** ids of writes that a document remembers: a repeat finds its own among them, however late it comes */
const WRITES_KEPT = 8;
export const WRITE_ID_BYTES = 9;
/** in base64url */
const WRITE_ID_CHARS = 12;

const WRITES_CHARS = WRITES_KEPT * (WRITE_ID_CHARS + 1) - 1;

// What expired leaves the index with the next write or list of its collection, a few at a time.
const SWEPT_AT_ONCE = 32;
const CLOCK = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;
const SWEEP = `${CLOCK}
for _, due in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now, 'LIMIT', 0, ${SWEPT_AT_ONCE})) do
  redis.call('ZREM', KEYS[2], due)
  redis.call('ZREM', KEYS[3], due)
end`;

/** (member, expected or "", text, write id) → the version after it, or 0 when somebody else was first */
const PUT = `#!lua
${SWEEP}
local found = redis.call('HMGET', KEYS[1], 'v', 'w')
local version = tonumber(found[1] or 0)
local writes = found[2] or ''
local mine = string.find(writes, ARGV[4], 1, true)
if mine then return version - (mine - 1) / ${WRITE_ID_CHARS + 1} end
if ARGV[2] ~= '' and tonumber(ARGV[2]) ~= version then return 0 end
writes = string.sub(ARGV[4] .. ' ' .. writes, 1, ${WRITES_CHARS})
redis.call('HSET', KEYS[1], 'v', version + 1, 'w', writes, 'd', ARGV[3])
redis.call('HDEL', KEYS[1], 'x')
redis.call('PERSIST', KEYS[1])
redis.call('ZADD', KEYS[2], 0, ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
return version + 1`;

/** (member, ms to live or "", text, write id) → 1 when written */
const PUT_IF_ABSENT = `#!lua
${SWEEP}
local writes = redis.call('HGET', KEYS[1], 'w')
if writes then return string.find(writes, ARGV[4], 1, true) and 1 or 0 end
if ARGV[2] ~= '' and tonumber(ARGV[2]) <= 0 then return 1 end
redis.call('HSET', KEYS[1], 'v', 1, 'w', ARGV[4], 'd', ARGV[3])
redis.call('ZADD', KEYS[2], 0, ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
if ARGV[2] ~= '' then
  local due = string.format('%.0f', now + ARGV[2])
  redis.call('HSET', KEYS[1], 'x', due)
  redis.call('PEXPIREAT', KEYS[1], due)
  redis.call('ZADD', KEYS[3], due, ARGV[1])
end
return 1`;

/** (member, version, expiry or "", text) → 1: writes what a backup holds */
const REFILL = `#!lua
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'v', ARGV[2], 'w', '', 'd', ARGV[4])
redis.call('ZADD', KEYS[2], 0, ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], 'x', ARGV[3])
  redis.call('PEXPIREAT', KEYS[1], ARGV[3])
  redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1])
end
return 1`;

/** (member, the writes seen at the first try or "any"); a full Redis must let go */
const REMOVE = `#!lua flags=allow-oom
if ARGV[2] ~= 'any' and redis.call('HGET', KEYS[1], 'w') ~= ARGV[2] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('ZREM', KEYS[2], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
return 1`;

/** (lower bound, upper bound, limit) → keys */
const PAGE = `#!lua flags=allow-oom
${SWEEP}
return redis.call('ZRANGEBYLEX', KEYS[2], ARGV[1], ARGV[2], 'LIMIT', 0, ARGV[3])`;

/** → for each key version, expiry, value; past the cache */
const READ = `#!lua flags=no-writes
local found = {}
for i, key in ipairs(KEYS) do found[i] = redis.call('HMGET', key, 'v', 'x', 'd') end
return found`;

/** version, expiry or null, value; nulls when there is no document */
export type Fields = (string | null)[];

export const SCRIPTS = {
  putDoc: onDoc(PUT, number),
  putDocIfAbsent: onDoc(PUT_IF_ABSENT, number),
  refillDoc: onDoc(REFILL, number),
  removeDoc: onDoc(REMOVE, number),
  pageOfDocs: onDoc(PAGE, (reply: string[]) => reply),
  readDocs: defineScript({
    SCRIPT: READ,
    IS_READ_ONLY: false, // a replica may be behind
    parseCommand(parser: CommandParser, keys: readonly string[]) {
      parser.pushKeysLength([...keys]);
    },
    transformReply: (reply: Fields[]) => reply,
  }),
};

function onDoc<R>(script: string, transformReply: (reply: R) => R) {
  return defineScript({
    SCRIPT: script,
    NUMBER_OF_KEYS: 3,
    IS_READ_ONLY: false,
    parseCommand(parser: CommandParser, keys: DocKeys, args: readonly string[]) {
      parser.pushKey(keys.doc);
      parser.pushKey(keys.index);
      parser.pushKey(keys.dues);
      parser.push(...args);
    },
    transformReply,
  });
}

function number(reply: number): number {
  return reply;
}
