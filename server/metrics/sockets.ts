import type { Role } from "#lib/protocol/messages.ts";

/** What is needed of Socket.IO's server to count who is connected. */
interface Connected {
  sockets: {
    sockets: ReadonlyMap<string, { data: { place?: { role: Role } }; conn: { transport: { name: string } } }>;
  };
}

/** Everybody who was let in, by role and by how they are connected now. */
export function* socketsOf(io: Connected): Iterable<{ role: Role; transport: string }> {
  for (const { data, conn } of io.sockets.sockets.values())
    if (data.place) yield { role: data.place.role, transport: conn.transport.name };
}
