// A target on loopback that says what it saw: the double that clients reach through exits, in tests and in the demo.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SourceNames } from './source-names.ts';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  /** Flat, in the order and case they came in. */
  readonly rawHeaders: readonly string[];
  /** Name of the exit it came through, if the exit told. */
  readonly exit: string | undefined;
}

/**
 * Paths: `/` one line with the exit's name · `/headers` the head as JSON · `/bytes/N` · `/status/N` · `/slow/MS` · `/echo` the body, chunked ·
 * `/trailers` · `/cut` half an answer · `/chunked-cut` · `/close` a body that ends with the connection. An `Upgrade` request echoes bytes.
 */
export interface FakeTarget {
  readonly port: number;
  readonly host: string;
  readonly url: string;
  readonly sources: SourceNames;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

export interface FakeTargetOptions {
  readonly host?: string;
  readonly sources?: SourceNames;
  /** Requests remembered, the last ones; all unless said. */
  readonly mostSeen?: number;
}

export async function startFakeTarget(options: FakeTargetOptions = {}): Promise<FakeTarget> {
  const host = options.host ?? '127.0.0.1';
  const sources = options.sources ?? new SourceNames();
  const { mostSeen = Infinity } = options;
  const seen: SeenRequest[] = [];
  const note = (request: SeenRequest): void => {
    if (seen.length >= mostSeen) seen.shift();
    seen.push(request);
  };
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const exit = sources.of(request.socket.remotePort);
    note({ method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders, exit });
    answer(request, response, exit);
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket: Socket, head: Buffer) => {
    note({ method: 'UPGRADE', url: request.url ?? '', rawHeaders: request.rawHeaders, exit: undefined });
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n');
    if (head.length > 0) socket.write(head);
    socket.pipe(socket);
  });
  await listening(server, host);
  const { port } = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, host, url, sources, seen, close };
}

function listening(server: Server, host: string): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(0, host, () => resolve()));
}

function answer(request: IncomingMessage, response: ServerResponse, exit: string | undefined): void {
  const [, word = '', argument = ''] = (request.url ?? '').split('/');
  const text = (body: string): void => void response.setHeader('content-type', 'text/plain').end(body);
  switch (word) {
    case 'headers':
      return text(JSON.stringify({ method: request.method, url: request.url, rawHeaders: request.rawHeaders, exit }));
    case 'bytes':
      return void response.setHeader('content-length', argument).end(Buffer.alloc(Number(argument), 'x'));
    case 'status':
      response.statusCode = Number(argument);
      return void response.end();
    case 'slow':
      return void setTimeout(() => text(`slow\n`), Number(argument));
    case 'echo':
      return void request.pipe(response);
    case 'trailers':
      response.writeHead(200, { trailer: 'X-Sum' }).write('one ');
      response.addTrailers({ 'X-Sum': '42' });
      return void response.end('two');
    case 'cut':
      response.writeHead(200, { 'content-length': '100' }).write('x'.repeat(50));
      return void setImmediate(() => request.socket.destroy());
    case 'chunked-cut':
      response.writeHead(200).write('half');
      return void setImmediate(() => request.socket.destroy());
    case 'close':
      response.shouldKeepAlive = false;
      response.useChunkedEncodingByDefault = false;
      return text('until the end');
    default:
      request.resume();
      return text(`${exit ?? 'no exit'}\n`);
  }
}
