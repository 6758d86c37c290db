import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Connection, type Sink } from '../net/connection.ts';
import { Deadlines } from '../net/deadlines.ts';
import { KeepAlive } from './keep-alive.ts';

const now = (): number => performance.now();
const nobody: Sink = { onBytes: () => {}, onEnd: () => {}, onDrain: () => {}, onClose: () => {}, onDeadline: () => {} };
let server: Server;
const sockets: Socket[] = [];
beforeAll(
  () =>
    new Promise<void>((resolve) => (server = createServer((it) => sockets.push(it)).listen(0, '127.0.0.1', resolve))),
);
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

async function open(): Promise<Connection> {
  const { port } = server.address() as { port: number };
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  await new Promise((resolve) => socket.once('connect', resolve));
  return new Connection(socket, nobody);
}
const gate = (login: string) => ({ id: 'exit_gate', login });

it('gives a connection only to the exit and login it was opened for, the newest first', async () => {
  const kept = new KeepAlive(new Deadlines(now), now);
  const [a1, a2, b] = [await open(), await open(), await open()];
  kept.park(gate('a:1'), a1);
  kept.park(gate('b:1'), b);
  kept.park(gate('a:1'), a2);
  expect(kept.take(gate('c:1'), Infinity)).toBeUndefined();
  expect(kept.take({ id: 'exit_other', login: 'a:1' }, Infinity)).toBeUndefined();
  expect([kept.take(gate('a:1'), Infinity), kept.take(gate('a:1'), Infinity)]).toEqual([a2, a1]);
  expect(kept.take(gate('b:1'), Infinity)).toBe(b);
  expect(kept.size).toBe(0);
});

it('closes every login of an exit that changed', async () => {
  const kept = new KeepAlive(new Deadlines(now), now);
  const both = [await open(), await open()];
  kept.park(gate('a:1'), both[0]!);
  kept.park(gate('b:1'), both[1]!);
  kept.drop('exit_gate');
  expect(both.map((it) => it.socket.destroyed)).toEqual([true, true]);
  expect(kept.size).toBe(0);
});
