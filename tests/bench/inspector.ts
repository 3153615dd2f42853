import WebSocket from "ws";
import { freePort, until } from "../support/server.ts";

/** The inspector of one server process: its heap, its profile. */
export interface Inspector {
  call<T>(method: string, params?: object): Promise<T>;
  close(): void;
}

/** What a server is started with so that it can be looked into, and how. */
export async function inspected(): Promise<{
  environment: Record<string, string>;
  open: () => Promise<Inspector>;
}> {
  const port = await freePort();
  return { environment: { NODE_OPTIONS: `--inspect=127.0.0.1:${port}` }, open: () => openInspector(port) };
}

async function openInspector(port: number): Promise<Inspector> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const ws = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? "", { maxPayload: 1 << 30 });
  await until(() => ws.readyState === WebSocket.OPEN);
  const waiting = new Map<number, (result: unknown) => void>();
  let calls = 0;
  ws.on("message", (bytes: Buffer) => {
    const message = JSON.parse(bytes.toString()) as { id?: number; result?: unknown };
    if (message.id === undefined) return;
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  return {
    call: <T>(method: string, params: object = {}) =>
      new Promise<T>((resolve) => {
        const id = ++calls;
        waiting.set(id, (result) => resolve(result as T));
        ws.send(JSON.stringify({ id, method, params }));
      }),
    close: () => ws.close(),
  };
}
