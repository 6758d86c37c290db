// An echo target: answers with an address, as text or as the test wants it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { testCertificate } from './tls.ts';

export interface FakeIpEcho {
  readonly url: string;
  readonly port: number;
  /** Requests so far, as `GET /path`. */
  readonly seen: string[];
  close(): Promise<void>;
}
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** `answer`: the body, or what answers. */
export async function startFakeIpEcho(answer: string | Answer, { tls = false } = {}): Promise<FakeIpEcho> {
  const seen: string[] = [];
  const serve: Answer = (request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (typeof answer === 'function') answer(request, response);
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(answer);
  };
  const server = tls ? createTlsServer(testCertificate(), serve) : createServer(serve);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ port, seen, url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${port}/ip` },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
