// A site that blocks some exits, each as the test says: by an answer, by a TLS alert, or by closing. Others are served.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { SourceNames } from './source-names.ts';

/** What is done with each piece that comes from a blocked exit. */
export type Block = (socket: Socket) => void;

export interface BlockingSite {
  readonly port: number;
  /** Labels of the exits that came, one for each request. */
  readonly seen: string[];
  /** From now on; undefined = served again. */
  block(label: string, how: Block | undefined): void;
  close(): Promise<void>;
}

/** A whole answer in one piece. */
export function answer(status: number, body = '', head = ''): Block {
  const bytes = Buffer.from(body);
  return (socket) => answerBytes(socket, status, bytes, head);
}
export function answerBytes(socket: Socket, status: number, body: Buffer, head = ''): void {
  const lines = `HTTP/1.1 ${status} Said\r\nContent-Length: ${body.length}\r\n${head}\r\n`;
  socket.write(Buffer.concat([Buffer.from(lines), body]));
}
/** `description`: 40 = handshake_failure. */
export const tlsAlert =
  (description: number): Block =>
  (socket) =>
    socket.end(Buffer.from([21, 3, 3, 0, 2, 2, description]));
export const close: Block = (socket) => socket.end();

export async function startBlockingSite(sources: SourceNames): Promise<BlockingSite> {
  const blocks = new Map<string, Block>();
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.on('data', () => {
      const label = sources.of(socket.remotePort) ?? '';
      seen.push(label);
      (blocks.get(label) ?? answer(200, `served ${label}`))(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    block: (label, how) => void (how === undefined ? blocks.delete(label) : blocks.set(label, how)),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
