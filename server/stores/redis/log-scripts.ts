import type { Cluster, Redis } from "ioredis";

/**
 * Everything that must happen at once happens in a script. A script that writes is told who writes (`KEYS[3]`,
 * a key of that process) and the how-manieth writing it is: ioredis sends again what a lost connection left
 * unanswered, and the same writing twice is answered with its first outcome.
 */
const REPEAT = `
local done = redis.call('GET', KEYS[3])
local function repeated(n)
  if not done then return nil end
  local was, answer = string.match(done, '^(%d+) (.*)$')
  if tonumber(was) < tonumber(n) then return nil end
  if tonumber(was) > tonumber(n) then return redis.error_reply('REPEAT a later writing was done already') end
  return answer
end
`;

/**
 * KEYS stream, head, writer, channel. ARGV writing's number, epoch if the log is new, ms to keep the log,
 * ms to keep the answer, longest news, 1 if the log must be there, then the drafts as JSON. Answers \`epoch first before at\`: before is the
 * time of the entry ahead of the first. Or \`none\`: nothing was written, since the log is not there.
 */
const APPEND = `#!lua
${REPEAT}
local answer = repeated(ARGV[1])
if answer then return answer end
local head = redis.call('HMGET', KEYS[2], 'epoch', 'seq', 'at')
if ARGV[6] == '1' and not head[1] then return 'none' end
local epoch = head[1] or ARGV[2]
local seq = tonumber(head[2] or '0')
local before = tonumber(head[3] or '0')
local time = redis.call('TIME')
local at = math.max(before, tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000))
local first = seq + 1
local stamp = string.format(',"at":%.0f}', at)
local texts = {}
local chars = 0
for i = 7, #ARGV do
  seq = seq + 1
  local text = string.format('%s,"seq":%.0f%s', string.sub(ARGV[i], 1, -2), seq, stamp)
  redis.call('XADD', KEYS[1], string.format('%.0f-0', seq), 'e', text)
  texts[#texts + 1] = text
  chars = chars + #text
end
redis.call('HSET', KEYS[2], 'epoch', epoch, 'seq', string.format('%.0f', seq), 'at', string.format('%.0f', at))
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
answer = string.format('%s %.0f %.0f %.0f', epoch, first, before, at)
redis.call('SET', KEYS[3], ARGV[1] .. ' ' .. answer, 'PX', ARGV[4])
local body = ''
if chars <= tonumber(ARGV[5]) then body = '[' .. table.concat(texts, ',') .. ']' end
redis.call('SPUBLISH', KEYS[4], string.format('+ %s %.0f %s', answer, seq, body))
return answer
`;

/** KEYS stream, head, writer, channel. ARGV writing's number, ms to keep the answer. Answers the removed log's epoch, or \`-\`. */
const REMOVE = `#!lua flags=allow-oom
${REPEAT}
local answer = repeated(ARGV[1])
if answer then return answer end
local epoch = redis.call('HGET', KEYS[2], 'epoch') or '-'
redis.call('UNLINK', KEYS[1], KEYS[2])
redis.call('SET', KEYS[3], ARGV[1] .. ' ' .. epoch, 'PX', ARGV[2])
redis.call('SPUBLISH', KEYS[4], '- ' .. epoch)
return epoch
`;

/** KEYS the new stream. ARGV ms to keep it, then seq and entry in turns. What is there already stays. */
const BUILD = `#!lua
for i = 2, #ARGV, 2 do
  local told = redis.pcall('XADD', KEYS[1], ARGV[i] .. '-0', 'e', ARGV[i + 1])
  if type(told) == 'table' and told.err and not string.find(told.err, 'equal or smaller', 1, true) then return told end
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 'OK'
`;

/**
 * KEYS stream, head, writer, channel, the new stream. ARGV writing's number, ms to keep the answer, the epoch
 * and the last seq that the new stream was made of, the new epoch. Answers \`done\`, or \`moved\` when there
 * is more or another log by now.
 */
const SWAP = `#!lua flags=allow-oom
${REPEAT}
local answer = repeated(ARGV[1])
if answer then return answer end
local head = redis.call('HMGET', KEYS[2], 'epoch', 'seq')
if head[1] ~= ARGV[3] or head[2] ~= ARGV[4] then return 'moved' end
local left = redis.call('PTTL', KEYS[1])
redis.call('RENAME', KEYS[5], KEYS[1])
if left > 0 then redis.call('PEXPIRE', KEYS[1], left) else redis.call('PERSIST', KEYS[1]) end
redis.call('HSET', KEYS[2], 'epoch', ARGV[5])
redis.call('SET', KEYS[3], ARGV[1] .. ' done', 'PX', ARGV[2])
redis.call('SPUBLISH', KEYS[4], '- ' .. ARGV[3])
return 'done'
`;

/** KEYS stream, head. ARGV after, most. Answers the log's epoch and its entries. */
const READ = `#!lua flags=no-writes
local texts = {}
for i, entry in ipairs(redis.call('XRANGE', KEYS[1], string.format('%.0f-0', ARGV[1] + 1), '+', 'COUNT', ARGV[2])) do
  texts[i] = entry[2][2]
end
return { redis.call('HGET', KEYS[2], 'epoch') or '-', texts }
`;

/** KEYS stream, head. ARGV a seq. Answers the log's epoch, its last seq and at, and the at of that seq (-1: not there). */
const LOOK = `#!lua flags=no-writes
local head = redis.call('HMGET', KEYS[2], 'epoch', 'seq', 'at')
local id = ARGV[1] .. '-0'
local there = redis.call('XRANGE', KEYS[1], id, id)[1]
local at = there and string.match(there[2][2], '"at":(%d+)}$')
return { head[1] or '-', tonumber(head[2] or '0'), tonumber(head[3] or '0'), tonumber(at or '-1') }
`;

export const SCRIPTS = {
  logAppend: { lua: APPEND, numberOfKeys: 4 },
  logRemove: { lua: REMOVE, numberOfKeys: 4 },
  logBuild: { lua: BUILD, numberOfKeys: 1 },
  logSwap: { lua: SWAP, numberOfKeys: 5 },
  logRead: { lua: READ, numberOfKeys: 2 },
  logLook: { lua: LOOK, numberOfKeys: 2 },
};

type Run<T> = (...keysThenArgs: (string | number)[]) => Promise<T>;

/** A client that was made with `SCRIPTS`. */
export type LogClient = (Redis | Cluster) & {
  logAppend: Run<string>;
  logRemove: Run<string>;
  logBuild: Run<string>;
  logSwap: Run<string>;
  logRead: Run<[epoch: string, texts: string[]]>;
  logLook: Run<[epoch: string, seq: number, at: number, atOfAsked: number]>;
};
