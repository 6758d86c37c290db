// A listening socket: bind, accept, close. Under node:cluster the address is shared between workers and each accepts for itself.
import { createServer, type Server, type Socket } from 'node:net';

/** Connections the kernel may hold for us before they are accepted. */
const backlog = 4096;

export type Bound = { readonly ok: true; readonly server: Server } | { readonly ok: false; readonly problem: string };

/** Binds and starts to accept. Resolves with one sentence when the address cannot be had. */
export function bind(host: string, port: number, accepted: (socket: Socket) => void): Promise<Bound> {
  return new Promise((resolve) => {
    const server = createServer({ noDelay: true, allowHalfOpen: true }, accepted);
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ ok: false, problem: problemOf(error, host, port) }),
    );
    server.listen({ host, port, backlog }, () => {
      server.removeAllListeners('error');
      // An accept that fails later (no descriptors) must not take the worker down; the next one may succeed.
      server.on('error', () => {});
      resolve({ ok: true, server });
    });
  });
}

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
