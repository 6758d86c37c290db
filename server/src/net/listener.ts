// A listening socket: bind, accept, close. Under node:cluster the address is shared between workers and each accepts for itself. Node binds; where
// there are wires they accept.
import { createServer, type Server, type Socket } from 'node:net';
import type { Wire } from './wire.ts';
import type { Wires } from './wires.ts';

/** Connections the kernel may hold for us before they are accepted. */
const backlog = 4096;

/** Whether it listens; `close` stops that, and connections stay. */
export type Bound =
  { readonly ok: true; readonly close: () => void } | { readonly ok: false; readonly problem: string };
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Binds and starts to accept. Resolves with one sentence when the address cannot be had. */
export function bind(
  { host, port }: Address,
  accepted: (socket: Socket | Wire) => void,
  wires: Wires | undefined,
): Promise<Bound> {
  return new Promise((resolve) => {
    const server = createServer({ noDelay: true, allowHalfOpen: true }, accepted);
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ ok: false, problem: problemOf(error, host, port) }),
    );
    server.listen({ host, port, backlog }, () => {
      server.removeAllListeners('error');
      // An accept that fails later (no descriptors) must not take the worker down; the next one may succeed.
      server.on('error', () => {});
      // Behind the others who wait for this (node:cluster tells the address), and before Node's loop looks at the descriptor.
      process.nextTick(() => {
        const end = wires?.listen(descriptorOf(server), accepted);
        resolve({
          ok: true,
          close: () => {
            end?.();
            server.close();
          },
        });
      });
    });
  });
}

/** Node keeps it to itself. */
const descriptorOf = (server: Server): number =>
  (server as unknown as { readonly _handle: { readonly fd: number } })._handle.fd;

function problemOf(error: NodeJS.ErrnoException, host: string, port: number): string {
  const where = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return `${where} is already in use`;
    case 'EADDRNOTAVAIL':
      return `${host} is not an address of this machine`;
    case 'EACCES':
      return `not allowed to listen on ${where}`;
    default:
      return `cannot listen on ${where}: ${error.code ?? 'unknown reason'}`;
  }
}
