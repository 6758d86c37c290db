import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { until } from '../../testkit/joined.ts';
import { nativePath } from '../cli/places.ts';
import { listenerContract } from './listener.contract.ts';

const native = nativePath();
const descriptors = (): number => readdirSync('/proc/self/fd').length;

listenerContract("Node's sockets", '');

describe.skipIf(!existsSync(native))('where the native half was built (npm run native builds it)', () => {
  listenerContract('wires', native);

  it('threads that load it and end, by themselves or not, leave nothing behind', { timeout: 30_000 }, async () => {
    const server = createServer((socket) => socket.on('error', () => {}).resume()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const script = `
      const { workerData, parentPort } = require('node:worker_threads');
      const calls = require(workerData.native).openWires(() => calls.poll(), new Int32Array(512));
      for (let i = 0; i < 10; i++) calls.connect('127.0.0.1', workerData.port);
      if (workerData.stays) calls.hold(1);
      parentPort.postMessage('up');`;
    const one = async (stays: boolean): Promise<number> => {
      const thread = new Worker(script, { eval: true, workerData: { native, port, stays } });
      const exit = once(thread, 'exit');
      await once(thread, 'message');
      if (stays) await thread.terminate();
      return ((await exit) as [number])[0];
    };
    await one(false);
    const before = descriptors();
    for (let i = 0; i < 5; i++) expect([await one(false), await one(true)]).toEqual([0, 1]);
    await until(() => descriptors() <= before);
    server.close();
  });
});
