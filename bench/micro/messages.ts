// What one message of control costs a worker, read and taken in: exits, their health, a part of the rules; in the sizes they travel in and in larger
// ones. CPU of the process, collections included.
import type { RuleRecord } from '@gyre/server/core/snapshot/records';
import { partValues } from '@gyre/server/core/rules/parts';
import { applyHealth, applyPatch } from '@gyre/server/core/snapshot/patch';
import { snapshotChunk } from '../../server/src/link/messages.ts';
import { packed, unpacked } from '../../server/src/link/packed-exits.ts';
import { exitRecord, frameOf, poolRecord, snapshotOf } from '@gyre/server/testkit/records';

const exits = 100_000;
const idOf = (i: number): string => `exit_${String(i).padStart(20, '0')}`;
const frame = frameOf({ pools: [poolRecord('pool_default'), poolRecord('pool_own', { everything: false })] });
const asleep = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** In parts of `size`, as bytes. */
function messages(count: number, size: number, make: (from: number, size: number) => unknown): Buffer[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => Buffer.from(JSON.stringify(make(i * size, size))));
}
async function measure(name: string, all: readonly Buffer[], take: (text: string) => void): Promise<void> {
  const times: number[] = [];
  for (const bytes of all) {
    const before = process.cpuUsage();
    take(bytes.toString());
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    await asleep();
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);
  console.log(`${name.padEnd(30)} median ${at(0.5)} ms, p99 ${at(0.99)}, most ${at(1)}; ${times.length} messages`);
}

for (const size of [1000, snapshotChunk]) {
  const snapshot = snapshotOf([], frame);
  const arriving = messages(exits, size, (from) =>
    packed({
      type: 'patch',
      patch: {
        ...{ from: 1, to: 1, removeExits: [] },
        putExits: Array.from({ length: size }, (_, k) => exitRecord(idOf(from + k), { pools: ['pool_own'] })),
      },
    }),
  );
  await measure(`exits, ${size} a message`, arriving, (text) => {
    const message = unpacked(JSON.parse(text) as Parameters<typeof unpacked>[0]);
    if (message.type === 'patch') applyPatch(snapshot, message.patch);
  });
  const health = messages(exits / 5, size, (from) =>
    Array.from({ length: size }, (_, k) => [idOf(from + k), k % 2 === 0 ? 'ejected' : 'healthy', from + k, 5]),
  );
  await measure(`health, ${size} a message`, health, (text) =>
    applyHealth(snapshot, JSON.parse(text) as Parameters<typeof applyHealth>[1]),
  );
}
for (const size of [10_000, partValues]) {
  const snapshot = snapshotOf([], frame);
  const ruleOf = (i: number): RuleRecord => ({
    ...{ id: `rule_${i}`, name: `rule ${i}`, when: { targets: [`*.site-${i}.example`] } },
    then: { criteria: { countries: ['GB'] } },
  });
  const parts = messages(10_000, size, (from) => Array.from({ length: size }, (_, k) => ruleOf(from + k)));
  await measure(`rules, ${size} a message`, parts, (text) => {
    const rules = JSON.parse(text) as RuleRecord[];
    applyPatch(snapshot, { from: 1, to: 1, rules, putExits: [], removeExits: [] });
  });
}
