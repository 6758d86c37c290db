// What the house does at its limits: descriptors run out, clients say nothing, bytes make no sense.
import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import { until } from '../harness/processes.ts';
import { get, tunnel } from '../harness/requests.ts';
import { inForce, openWorld } from '../harness/world.ts';

interface Caller {
  readonly socket: Socket;
  /** The first bytes that came back. */
  readonly heard: Promise<string>;
  readonly closed: Promise<void>;
}
function caller(port: number, say: string | Buffer = ''): Caller {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  if (say.length > 0) socket.write(say);
  return {
    socket,
    heard: new Promise((resolve) => socket.once('data', (chunk: Buffer) => resolve(chunk.toString('latin1')))),
    closed: new Promise((resolve) => socket.on('close', () => resolve())),
  };
}

test('with few descriptors newcomers are told so, and those inside go on', async () => {
  const { gyre, target, close } = await openWorld(2, { workers: 1, descriptors: 160 });
  const authority = `a.test:${target.port}`;
  const inside = caller(gyre.proxyPort, `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  expect(await inside.heard).toContain('200');
  const crowd = Array.from({ length: 300 }, () => caller(gyre.proxyPort));
  expect(await Promise.race(crowd.map((it) => it.heard))).toContain('429');
  // The tunnel that was open before still carries.
  const answer = new Promise<string>((resolve) =>
    inside.socket.once('data', (chunk: Buffer) => resolve(chunk.toString('latin1'))),
  );
  inside.socket.write(`GET / HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  expect(await answer).toContain('200');
  await until(async () => {
    const text = await (await gyre.api('GET', '/../../metrics')).text();
    return /gyre_failures_total\{code="connection_limit_reached"\} [1-9]/.test(text) || undefined;
  }, 'the metric tells');
  expect(gyre.output()).toContain('no more client connections fit in');
  for (const it of crowd) it.socket.destroy();
  inside.socket.destroy();
  await until(
    async () => ((await tunnel(gyre.proxyPort, authority)) === 200 ? true : undefined),
    'there is room again',
  );
  await close();
});

test('clients that say nothing, or a byte at a time, are cut, and others do not notice', async () => {
  const { gyre, target, close } = await openWorld(2, { workers: 1 });
  const { revision } = await gyre.ask<{ revision: number }>('PATCH', '/settings', { limits: { headTimeoutMs: 500 } });
  await inForce(gyre, revision);
  const agent = new Agent({ keepAlive: true });
  const silent = Array.from({ length: 50 }, () => caller(gyre.proxyPort));
  for (const it of silent) it.socket.resume();
  const slow = caller(gyre.proxyPort, 'GET http://a.test/ HTTP/1.1\r\nHo');
  const drip = setInterval(() => slow.socket.write('s'), 100);
  expect(await get(gyre.proxyPort, agent, `http://a.test:${target.port}/`)).toBe(200);
  await Promise.all([...silent.map((it) => it.closed), slow.closed]);
  clearInterval(drip);
  expect(await get(gyre.proxyPort, agent, `http://a.test:${target.port}/`)).toBe(200);
  agent.destroy();
  await close();
});

test('random bytes on every port crash nothing', async () => {
  const { gyre, target, close } = await openWorld(2, { workers: 1 });
  const pids = await gyre.workerPids();
  const adminPort = Number(new URL(gyre.adminUrl).port);
  const all: Promise<void>[] = [];
  for (let i = 0; i < 200; i++)
    for (const port of [gyre.proxyPort, adminPort]) {
      const it = caller(port, randomBytes(1 + (i % 64) * 7));
      it.socket.resume().end();
      all.push(it.closed);
    }
  await Promise.all(all);
  expect(await tunnel(gyre.proxyPort, `a.test:${target.port}`)).toBe(200);
  expect(await gyre.workerPids()).toEqual(pids);
  await close();
});
