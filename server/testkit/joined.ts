// Two connections joined by a pump, with a raw peer at each end: what a client and a target see of a tunnel.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Connection, type Sink } from '../src/net/connection.ts';
import { Deadlines } from '../src/net/deadlines.ts';
import type { Meter, Pump, PumpOptions, PumpOwner } from '../src/net/pump.ts';
import type { Wire } from '../src/net/wire.ts';

export type MakePump = (client: Connection, exit: Connection, options: PumpOptions) => Pump;

/** Connects the gateway's own end to a port of 127.0.0.1. */
export type MakeLine = (port: number) => Socket | Wire;

/** One end of a tunnel. */
export interface Peer {
  readonly socket: Socket;
  /** What came, in order. */
  readonly got: Buffer[];
  gotBytes: number;
  ended: boolean;
  closed: boolean;
}
export interface Joined {
  readonly pump: Pump;
  readonly client: Peer;
  readonly target: Peer;
  /** The gateway's own two. */
  readonly inner: readonly [Connection, Connection];
  /** Bytes up and down that its owner was told, once for each time it was told. */
  readonly told: (readonly [number, number])[];
}
export interface JoinedOptions {
  readonly make: MakePump;
  readonly deadlines?: Deadlines;
  readonly idleMs?: number;
  readonly meter?: Meter;
  readonly owner?: Partial<PumpOwner>;
  /** What the gateway's own two are made of: the client's and the target's; Node's sockets unless it is said. */
  readonly lines?: readonly [MakeLine, MakeLine];
}

const nobody: Sink = { onBytes() {}, onEnd() {}, onDrain() {}, onClose() {}, onDeadline() {} };
const clock = new Deadlines(() => performance.now());

/** Bytes each way, one by one, that every tunnel begins with, so that one that may leave Node has left it. */
export const warmBytes = 8;

export async function joined({
  make,
  deadlines = clock,
  idleMs = 60_000,
  meter,
  owner,
  lines = [nodeLine, nodeLine],
}: JoinedOptions): Promise<Joined> {
  const [clientSocket, a] = await pair(lines[0]);
  const [targetSocket, b] = await pair(lines[1]);
  const told: (readonly [number, number])[] = [];
  const all: PumpOwner = { ...owner, pumped: (up, down) => void told.push([up, down]) };
  const [client, target] = [peer(clientSocket), peer(targetSocket)];
  const inner = [new Connection(a, nobody), new Connection(b, nobody)] as const;
  const pump = make(...inner, { owner: all, deadlines, idleMs, meter, upStart: 0, downStart: 0 });
  for (let i = 1; i <= warmBytes; i++) {
    clientSocket.write('u');
    await until(() => target.gotBytes === i);
    targetSocket.write('d');
    await until(() => client.gotBytes === i);
  }
  for (const it of [client, target]) {
    it.got.length = 0;
    it.gotBytes = 0;
  }
  return { pump, client, target, inner, told };
}

/** Waits for a condition, looking at it in every turn of the loop. @throws Error after ten seconds. */
export async function until(met: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!met()) {
    if (performance.now() > deadline) throw new Error(`not within ten seconds: ${met.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Sends bytes in random pieces, no faster than they are taken. */
export async function pour(socket: Socket, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const length = 1 + (randomBytes(3).readUIntBE(0, 3) % 100_000);
    const more = socket.write(bytes.subarray(at, at + length));
    at += length;
    if (!more) await once(socket, 'drain');
  }
}

export function peer(socket: Socket): Peer {
  const it: Peer = { socket, got: [], gotBytes: 0, ended: false, closed: false };
  socket.on('data', (chunk: Buffer) => {
    it.got.push(chunk);
    it.gotBytes += chunk.length;
  });
  socket.on('end', () => (it.ended = true));
  socket.on('error', () => {});
  socket.on('close', () => (it.closed = true));
  return it;
}

const options = { noDelay: true, allowHalfOpen: true };
export const nodeLine: MakeLine = (port) => connect({ ...options, host: '127.0.0.1', port });

/** Both ends of one connection over loopback: the far one, and ours. */
async function pair(make: MakeLine): Promise<[Socket, Socket | Wire]> {
  const server = createServer(options).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = make((server.address() as AddressInfo).port);
  const [far] = (await once(server, 'connection')) as [Socket];
  server.close();
  return [far, near];
}
