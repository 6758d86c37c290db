// The practice target: every name below gyre.test leads here. It says which exit was used, as the practice exits told it. A ticket shop beside it
// turns away exits from data centers, as real ones do.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Chance } from '../base/random.ts';
import { echoFor, isEcho } from './practice-places.ts';
import type { PracticePlan } from './practice.ts';

export const practiceDomain = '.gyre.test';
/** The site that blocks, and how it says so. */
export const choosySite = 'choosy.test';
export const choosyText = 'Access denied: automated traffic from a data center';
const slowPathMs = 700;
const mostItems = 200;

export function isPracticeHost(host: string): boolean {
  return host.toLowerCase().endsWith(practiceDomain) || isChoosy(host);
}

const isChoosy = (host: string): boolean => `.${host.toLowerCase()}`.replace(/:\d+$/, '').endsWith(`.${choosySite}`);

/** `planOf`: the exit that a connection with this remote port comes through. */
export function startPracticeTarget(
  planOf: (remotePort: number | undefined) => PracticePlan | undefined,
  chance: Chance,
): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((request, response) => {
    const plan = planOf(request.socket.remotePort);
    if (plan === undefined) return void response.writeHead(404).end('Only practice exits lead here.\n');
    // The body, if any, is of no interest.
    request.resume();
    const { host = '' } = request.headers;
    if (isEcho(host)) return echo(response, echoFor(host, plan));
    if (isChoosy(host) && plan.tags.includes('datacenter')) return turnAway(response);
    const path = pathOf(request);
    const answer = (): void => {
      if (path.startsWith('/api/')) json(response, plan, Math.ceil(chance() * mostItems));
      else text(request, response, plan);
    };
    if (path === '/slow') setTimeout(answer, slowPathMs);
    else answer();
  });
  return new Promise((resolve, reject) =>
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ port, close: () => void server.close() });
    }),
  );
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.startsWith('http://') ? new URL(url).pathname : url;
}

function text({ headers, method }: IncomingMessage, response: ServerResponse, plan: PracticePlan): void {
  const { label, city, country, scheme } = plan;
  const body = `You reached ${headers.host ?? 'the target'} through ${label} (${city}, ${country}; ${scheme}).\n`;
  response.writeHead(200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'x-practice-exit': encodeURIComponent(label),
  });
  response.end(method === 'HEAD' ? undefined : body);
}

function turnAway(response: ServerResponse): void {
  const body = `<h1>${choosyText}</h1>\n`;
  response.writeHead(403, { 'content-type': 'text/html', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** As echo targets answer: the address it comes from. */
function echo(response: ServerResponse, address: string | undefined): void {
  if (address === undefined) response.writeHead(404).end('No address of this kind.\n');
  else response.writeHead(200, { 'content-type': 'text/plain' }).end(`${address}\n`);
}

function json(response: ServerResponse, { label, country }: PracticePlan, items: number): void {
  const list = Array.from({ length: items }, (_, i) => ({ item: i + 1, price: ((i * 37) % 1000) / 10 }));
  const body = JSON.stringify({ exit: label, country, items: list });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
