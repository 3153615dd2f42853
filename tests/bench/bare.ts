import { createServer } from "node:http";
import { Server } from "socket.io";

/**
 * The yardstick: a Socket.IO server that does nothing but send. Same library, same options, the same
 * bytes to the same number of sockets; it acknowledges without keeping anything.
 */
const http = createServer();
const io = new Server(http, {
  path: "/live",
  serveClient: false,
  pingInterval: 10_000,
  pingTimeout: 8_000,
  maxHttpBufferSize: 65_536,
});
let answers = 0;

io.on("connection", (socket) => {
  void socket.join("players");
  socket.emit("stage", { phase: "lobby" });
  socket.on("ask", (_, reply: (ack: unknown) => void) => reply({ ok: true, seq: ++answers }));
});

process.on("message", (message: { send: string } | { end: true }) => {
  if ("end" in message) process.exit(0);
  io.to("players").emit("stage", JSON.parse(message.send));
});

http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  process.send?.({ port: typeof address === "object" && address ? address.port : 0 });
});
