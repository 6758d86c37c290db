// Puts the app on a socket, and takes it off again: streams end, open calls finish, what still hangs is cut.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Impossible } from '../base/impossible.ts';
import { createApp } from './app.ts';
import type { ApiParts } from './parts.ts';

export interface ServeOptions extends Omit<ApiParts, 'closing'> {
  readonly host: string;
  readonly port: number;
}
export interface ServedApi {
  readonly address: { readonly host: string; readonly port: number };
  /** Resolves when every connection is closed. */
  close(): Promise<void>;
}

/** How long open calls may take to finish when closing. */
const graceMs = 3000;

/** @throws Impossible when the address cannot be listened on. */
export async function serveApi(options: ServeOptions): Promise<ServedApi> {
  const closing = new AbortController();
  const app = createApp({ ...options, closing: closing.signal });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  await listen(server, options.host, options.port);
  server.on('error', (error) => options.log.error({ err: error }, 'the admin server failed'));
  const { address, port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    address: { host: address, port },
    close: () => {
      closing.abort();
      return (closed ??= close(server));
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => reject(new Impossible(reason(error, host, port)));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

function reason(error: NodeJS.ErrnoException, host: string, port: number): string {
  const at = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return `The admin address ${at} is in use by another program; stop that, or choose another with --admin.`;
    case 'EADDRNOTAVAIL':
      return `The admin address ${at} is not an address of this machine; choose another with --admin.`;
    case 'EACCES':
      return `This user may not listen on the admin address ${at}; choose a port above 1023 with --admin.`;
    default:
      return `The admin address ${at} cannot be listened on (${error.code ?? error.message}).`;
  }
}

function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs).unref();
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
