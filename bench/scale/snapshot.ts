// What many exits cost a worker: parts of a snapshot as text, parsed and put into a snapshot one after the other. CPU is what to compare on a
// shared machine. node --import tsx --conditions=gyre-source bench/scale/snapshot.ts [exits] [rounds]
import { applyPatch } from '../../server/src/core/snapshot/patch.ts';
import { SnapshotBuilder } from '../../server/src/core/snapshot/compile.ts';
import type { Patch } from '../../server/src/core/snapshot/records.ts';
import { exitRecord, poolRecord } from '../../server/testkit/records.ts';

const [exits = 100_000, rounds = 5] = process.argv.slice(2).map(Number);
const partSize = 1_000;
const settings = {
  ...{ verifierKey: '', allowPrivateTargets: false, refusedPorts: [], maxConnections: 1, maxConnectionsPerClient: 1 },
  ...{ headTimeoutMs: 1, idleTimeoutMs: 1 },
};
const frame = { pools: [poolRecord('pool_default')], users: [], listeners: [], siteBanRules: [], settings };
const parts = Array.from({ length: exits / partSize }, (_, part) => {
  const putExits = Array.from({ length: partSize }, (_, i) => {
    const seq = part * partSize + i + 1;
    const id = `exit_01k${String(seq).padStart(7, '0')}abcdefghjkmnpqrs`;
    const login = { username: `user${seq}`, password: 'secret', port: 1024 + (seq % 20_000), host: '127.0.0.1' };
    return exitRecord(id, { ...login, seq, label: `user${seq}@127.0.0.1`, health: 'unproven' });
  });
  return JSON.stringify({ from: 1, to: 1, putExits, removeExits: [] } satisfies Patch);
});

for (let round = 0; round < rounds; round++) {
  const snapshot = new SnapshotBuilder(1, frame, undefined).finish();
  const longest = { parse: 0, apply: 0 };
  const cpuAt = process.cpuUsage();
  for (const part of parts) {
    const at = performance.now();
    const patch = JSON.parse(part) as Patch;
    const parsedAt = performance.now();
    applyPatch(snapshot, patch);
    longest.parse = Math.max(longest.parse, parsedAt - at);
    longest.apply = Math.max(longest.apply, performance.now() - parsedAt);
  }
  const { user, system } = process.cpuUsage(cpuAt);
  const [parse, apply] = [longest.parse.toFixed(1), longest.apply.toFixed(1)];
  const cpuMs = ((user + system) / 1000).toFixed(0);
  console.log(`${exits} exits: ${cpuMs} ms of CPU; longest part: ${parse} ms parsed, ${apply} ms applied`);
}
