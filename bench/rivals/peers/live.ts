// Peers that run: started over given exits, and proved with a real request to forward. One that does not come up is skipped with a word.
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { servingPids } from '../machine/serving-pids.ts';
import type { ModeName } from '../modes/names.ts';
import type { Bench } from '../run.ts';
import type { ExitAddress } from '../tools/exits.ts';
import { peers } from './all.ts';
import type { PeerName } from './names.ts';
import type { StartedPeer } from './peer.ts';

export interface LivePeer extends StartedPeer {
  readonly name: PeerName;
  /** Its processes that hold client connections. */
  readonly serving: ReadonlySet<number>;
}
let started = 0;

export function can(name: PeerName, mode: ModeName): boolean {
  return peers[name].modes.some((it) => it === mode);
}

/** @throws Error saying why it does not serve. */
export async function startPeer(bench: Bench, name: PeerName, exits: readonly ExitAddress[]): Promise<LivePeer> {
  const workDir = join(bench.work, `${name}-${++started}`);
  mkdirSync(workDir, { mode: 0o755 });
  const { sources } = bench.options;
  const peer = await peers[name].start({ exits, workDir, cpus: bench.pinning.peer, sources });
  const why = await proof(peer);
  if (why !== undefined) {
    await peer.stop();
    throw new Error(`does not forward: ${why}`);
  }
  return { ...peer, name, serving: await servingPids(peer.pid, peer.port) };
}

/** Those of `names` that come up; the others are noted as skipped. */
export async function startPeers(bench: Bench, names: readonly PeerName[], exits: readonly ExitAddress[]) {
  const live: LivePeer[] = [];
  for (const name of names) {
    try {
      live.push(await startPeer(bench, name, exits));
    } catch (error) {
      bench.record.skip(name, error instanceof Error ? error.message : String(error));
    }
  }
  return live;
}

/** Why it does not forward after twenty seconds of trying; undefined when it does. */
async function proof(peer: StartedPeer): Promise<string | undefined> {
  const deadlineAt = Date.now() + 20_000;
  for (;;) {
    const why = await tunnelOnce(peer);
    if (why === undefined || Date.now() > deadlineAt) return why;
    await wait(200);
  }
}

const get = 'GET /b/13 HTTP/1.1\r\nHost: origin.test\r\n\r\n';

function tunnelOnce({ port, credentials }: StartedPeer): Promise<string | undefined> {
  const basic = Buffer.from(credentials ?? '').toString('base64');
  const signed = credentials === undefined ? '' : `Proxy-Authorization: Basic ${basic}\r\n`;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let [got, open] = ['', false];
    const end = (why?: string): void => {
      socket.destroy();
      resolve(why);
    };
    socket.setTimeout(8000, () => end('no answer in 8 s'));
    socket.on('error', (error) => end(error.message)).on('close', () => end(`closed after "${got.slice(0, 120)}"`));
    socket.write(`CONNECT origin.test:80 HTTP/1.1\r\nHost: origin.test:80\r\n${signed}\r\n`);
    socket.on('data', (chunk: Buffer) => {
      got += chunk.toString('latin1');
      if (!got.includes('\r\n\r\n')) return;
      if (!/^HTTP\/1\.[01] 200/.test(got)) return end(got.slice(0, 200));
      if (open) return end();
      open = true;
      got = '';
      socket.write(get);
    });
  });
}
