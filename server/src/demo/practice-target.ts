// The practice target: every name below gyre.test, answered inside the practice exit that was asked for it, so that it can say which one that was.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Chance } from '../base/random.ts';
import type { PracticePlan } from './practice.ts';

export const practiceDomain = '.gyre.test';
const slowPathMs = 700;
const mostItems = 200;

export function isPracticeHost(host: string): boolean {
  return host.toLowerCase().endsWith(practiceDomain);
}

/** Answers as the target seen through this exit. */
export function practiceTarget(plan: PracticePlan, chance: Chance): RequestListener {
  return (request, response) => {
    // The body, if any, is of no interest.
    request.resume();
    const path = pathOf(request);
    const answer = (): void => {
      if (path.startsWith('/api/')) json(response, plan, Math.ceil(chance() * mostItems));
      else text(request, response, plan);
    };
    if (path === '/slow') setTimeout(answer, slowPathMs);
    else answer();
  };
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

function json(response: ServerResponse, { label, country }: PracticePlan, items: number): void {
  const list = Array.from({ length: items }, (_, i) => ({ item: i + 1, price: ((i * 37) % 1000) / 10 }));
  const body = JSON.stringify({ exit: label, country, items: list });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
