/** Kinds of file that are taken, by their first bytes: what the name or the browser says is not believed. */
export interface MediaKind {
  kind: "image" | "audio";
  ext: "png" | "jpg" | "webp" | "gif" | "mp3" | "ogg" | "wav";
  type: string;
}

const KINDS: readonly (MediaKind & { matches: (bytes: Uint8Array) => boolean })[] = [
  { kind: "image", ext: "png", type: "image/png", matches: (b) => at(b, 0, "\x89PNG\r\n\x1a\n") },
  { kind: "image", ext: "jpg", type: "image/jpeg", matches: (b) => at(b, 0, "\xff\xd8\xff") },
  { kind: "image", ext: "gif", type: "image/gif", matches: (b) => at(b, 0, "GIF87a") || at(b, 0, "GIF89a") },
  { kind: "image", ext: "webp", type: "image/webp", matches: (b) => at(b, 0, "RIFF") && at(b, 8, "WEBP") },
  { kind: "audio", ext: "wav", type: "audio/wav", matches: (b) => at(b, 0, "RIFF") && at(b, 8, "WAVE") },
  { kind: "audio", ext: "ogg", type: "audio/ogg", matches: (b) => at(b, 0, "OggS") },
  { kind: "audio", ext: "mp3", type: "audio/mpeg", matches: (b) => at(b, 0, "ID3") || mpegFrame(b) },
];

export function sniff(bytes: Uint8Array): MediaKind | null {
  const found = KINDS.find((kind) => kind.matches(bytes));
  return found ? { kind: found.kind, ext: found.ext, type: found.type } : null;
}

export function kindByExt(ext: string): MediaKind | null {
  return KINDS.find((kind) => kind.ext === ext) ?? null;
}

function at(bytes: Uint8Array, offset: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[offset + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** An MPEG audio frame header: sync, then a layer, a bit rate and a sampling rate that exist. */
function mpegFrame(bytes: Uint8Array): boolean {
  const [sync, version, rates] = bytes;
  if (sync !== 0xff || version === undefined || rates === undefined) return false;
  return (version & 0xe0) === 0xe0 && (version & 0x06) !== 0 && rates >> 4 !== 15 && (rates & 0x0c) !== 0x0c;
}
