// The HTTP half of a practice exit: CONNECT, and absolute-form requests forwarded with their bodies, on kept connections.
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { dialTarget, type ExitDuty, extraBytes, garbage, join, later } from './manners.ts';

const servers = new WeakMap<ExitDuty, ReturnType<typeof createServer>>();

export function serveHttp(exit: ExitDuty, socket: Socket): void {
  let server = servers.get(exit);
  if (server === undefined) servers.set(exit, (server = serverOf(exit)));
  server.emit('connection', socket);
}

function serverOf(exit: ExitDuty): ReturnType<typeof createServer> {
  const server = createServer({ keepAliveTimeout: 60_000 });
  server.on('connect', (request, socket: Socket, head: Buffer) =>
    later(exit, () => connectTo(exit, request, socket, head)),
  );
  server.on('request', (request, response) => later(exit, () => forward(exit, request, response)));
  return server;
}

/** Deals with every manner in which a reply goes wrong, the same for both kinds of request; true when it did. */
function misbehaves(exit: ExitDuty, request: IncomingMessage, socket: Socket): boolean {
  const say = (status: string, header = ''): boolean => {
    socket.end(`HTTP/1.1 ${status}\r\n${header}Content-Length: 0\r\nConnection: close\r\n\r\n`);
    return true;
  };
  const { credentials } = exit;
  const wanted =
    credentials && `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
  if (exit.manner === 'reject-auth' || (wanted !== undefined && request.headers['proxy-authorization'] !== wanted))
    return say('407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="practice"\r\n');
  switch (exit.manner) {
    case 'stall':
      socket.on('end', () => socket.destroy()).resume();
      return true;
    case 'cut-head':
      socket.end('HTTP/1.1 200 Conn');
      return true;
    case 'lie':
      socket.end(garbage);
      return true;
    case 'refuse-target':
      return say('403 Forbidden');
    case 'busy':
      return say('503 Service Unavailable');
    default:
      return false;
  }
}

function connectTo(exit: ExitDuty, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const authority = request.url ?? '';
  const colon = authority.lastIndexOf(':');
  const host = authority.slice(0, colon).replace(/^\[|\]$/g, '');
  const port = Number(authority.slice(colon + 1));
  const byName = !/^[\d.]+$|:/.test(host);
  exit.note({ kind: 'connect', host, port, byName, rawHeaders: request.rawHeaders });
  if (misbehaves(exit, request, socket)) return;
  dialTarget(exit, host, port, (target) => {
    if (target === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
    socket.write(`HTTP/1.1 200 Connection established\r\n\r\n${exit.manner === 'extra-bytes' ? extraBytes : ''}`);
    if (head.length > 0) target.write(head);
    join(socket, target);
  });
}

const hopByHop = new Set(['proxy-authorization', 'proxy-connection', 'connection', 'keep-alive', 'te', 'upgrade']);

/** Flat, in the order and case they came in. */
function onwardHeaders(raw: readonly string[]): string[] {
  return raw.filter((_, i) => !hopByHop.has(raw[i - (i % 2)]!.toLowerCase()));
}

function forward(exit: ExitDuty, request: IncomingMessage, response: ServerResponse): void {
  const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
  const port = Number(url?.port === '' ? 80 : url?.port);
  const host = (url?.hostname ?? '').replace(/^\[|\]$/g, '');
  exit.note({ kind: 'absolute', host, port, byName: !/^[\d.]+$|:/.test(host), rawHeaders: request.rawHeaders });
  if (misbehaves(exit, request, request.socket)) return;
  if (url === undefined) return void response.writeHead(400).end();
  dialTarget(exit, host, port, (target) => {
    if (target === undefined) return void response.writeHead(502).end();
    const onward = httpRequest({
      createConnection: () => target,
      method: request.method,
      path: url.pathname + url.search,
      headers: onwardHeaders(request.rawHeaders),
    });
    onward.on('error', () => response.destroy());
    onward.on('response', (answer) => relay(exit, answer, response));
    response.on('close', () => target.destroy());
    request.pipe(onward);
  });
}

/** Flat headers without those of the connection. */
function endToEnd(rawHeaders: readonly string[]): string[] {
  return rawHeaders.filter((_, i) => !hopByHop.has(rawHeaders[i - (i % 2)]!.toLowerCase()));
}

function relay(exit: ExitDuty, answer: IncomingMessage, response: ServerResponse): void {
  if (exit.manner === 'cut-body') {
    response.writeHead(200, { 'content-length': '1000' }).write('x'.repeat(100));
    setImmediate(() => response.socket?.destroy());
    return;
  }
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders));
  answer.on('aborted', () => response.destroy());
  answer.on('data', (chunk: Buffer) => void response.write(chunk));
  answer.on('end', () => {
    if (answer.rawTrailers.length > 0) response.addTrailers(answer.trailers);
    response.end();
  });
}
