// A little traffic by itself, so that the demo's dashboard shows something: a few requests a second through the proxy, each with a wish for countries,
// which has its own rotation, so that what a person tries is not disturbed.
import { request } from 'node:http';
import type { Clock } from '../base/clock.ts';
import type { Chance } from '../base/random.ts';
import type { Address } from '../config/config.ts';

export interface TrafficOptions {
  readonly proxy: Address;
  /** What requests wish for, each several countries: `de,at`. */
  readonly wishes: readonly string[];
  readonly clock: Clock;
  readonly chance: Chance;
}

const hosts = [
  ...['target', 'shop', 'news', 'weather', 'maps'].map((name) => `${name}.gyre.test`),
  'tickets.choosy.test',
];
const paths = ['/', '/', '/items?page=2', '/api/prices', '/slow'] as const;
/** Mean time between two requests, ms, and the pause after the proxy wants credentials or is not there. */
const meanMs = 140;
const pauseMs = 10_000;
const awayMs = 500;

/** Runs until the returned function is called. */
export function startTraffic(options: TrafficOptions): () => void {
  const { clock, chance } = options;
  let cancel = (): void => {};
  const plan = (ms: number): void => {
    cancel = clock.after(ms, () => {
      let nextMs = -Math.log(1 - chance()) * meanMs;
      send(options, (outcome) => {
        if (outcome === 'refused') nextMs = pauseMs;
        if (outcome === 'away') nextMs = awayMs;
        if (outcome === 'sent') return;
        cancel();
        plan(nextMs);
      });
      plan(nextMs);
    });
  };
  plan(0);
  return () => cancel();
}

type Outcome = 'sent' | 'refused' | 'away';

function send({ proxy, wishes, chance }: TrafficOptions, done: (outcome: Outcome) => void): void {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!;
  const host = pick(hosts);
  const connect = chance() < 0.3;
  const call = request({
    host: proxy.host === '0.0.0.0' ? '127.0.0.1' : proxy.host === '::' ? '::1' : proxy.host,
    port: proxy.port,
    method: connect ? 'CONNECT' : 'GET',
    path: connect ? `${host}:80` : `http://${host}${pick(paths)}`,
    headers: { host: connect ? `${host}:80` : host, 'user-agent': 'gyre-demo', 'x-gyre-country': pick(wishes) },
    agent: false,
    timeout: 20_000,
  });
  call.on('response', (response) => {
    response.resume();
    done(response.statusCode === 407 ? 'refused' : 'sent');
  });
  call.on('connect', (response, socket) => {
    socket.on('error', () => {});
    if (response.statusCode === 200) socket.end(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    else socket.destroy();
    socket.resume();
    done(response.statusCode === 407 ? 'refused' : 'sent');
  });
  call.on('timeout', () => call.destroy());
  call.on('error', (error: NodeJS.ErrnoException) => done(error.code === 'ECONNREFUSED' ? 'away' : 'sent'));
  call.end();
}
