// What placement costs: finding a key's member, a member that goes and comes, filling it, and its memory.
import { hashOf, mixed } from '@gyre/server/core/math/hash';
import { Placement } from '@gyre/server/core/math/placement';
import { SlotColumns } from '@gyre/server/core/math/slot-columns';
import { SlotSet } from '@gyre/server/core/math/slot-set';
import { type MeasuredCalls, measureCalls, printCalls } from '../lib/measure-calls.ts';

const calls = 100_000;
const results: MeasuredCalls[] = [];

for (const count of [1000, 100_000, 1_000_000]) {
  const columns = new SlotColumns();
  const members = new SlotSet(columns.weights);
  for (let slot = 0; slot < count; slot++) {
    columns.set(slot, { weight: 1, hash: hashOf(`exit_${slot}`), priority: 0, price: 0 });
    members.add(slot);
  }
  const startedAt = performance.now();
  const placement = Placement.of(members, columns);
  const tookMs = performance.now() - startedAt;
  const size = `${count.toLocaleString('en')} members`;
  const memory = (placement.bytes / count).toFixed(1);
  console.log(`fill, ${size}: ${tookMs.toFixed(0)} ms; ${memory} bytes a member`);
  const most = (slot: number): boolean => slot % 10 !== 0;
  results.push(measureCalls(`find, ${size}`, calls, (i) => void placement.find(mixed(i))));
  results.push(measureCalls(`find, a tenth refuses, ${size}`, calls, (i) => void placement.find(mixed(i), most)));
  results.push(
    measureCalls(`go and come, ${size}`, calls, (i) => {
      const slot = mixed(i) % count;
      placement.remove(slot);
      placement.add(slot);
    }),
  );
}
printCalls(results);
for (const count of [10, 100, 10_000]) {
  const peaks = Array.from({ length: count < 1000 ? 100 : 1 }, (_, set) => peak(set, count)).sort((a, b) => a - b);
  const [median, worst] = [peaks[peaks.length >> 1]!, peaks.at(-1)!];
  console.log(
    `busiest of ${count.toLocaleString('en')}: ${median.toFixed(2)} × its share; of ${peaks.length} sets at most ${worst.toFixed(2)}`,
  );
}

/** Share of the busiest of a set of members, of 2000 keys a member. */
function peak(set: number, count: number): number {
  const columns = new SlotColumns();
  const placement = new Placement(columns, count);
  for (let slot = 0; slot < count; slot++) {
    columns.set(slot, { weight: 1, hash: hashOf(`exit_${set}_${slot}`), priority: 0, price: 0 });
    placement.add(slot);
  }
  const keys = new Uint32Array(count);
  for (let key = 0; key < count * 2000; key++) keys[placement.find(mixed(key))]!++;
  return keys.reduce((most, n) => Math.max(most, n), 0) / 2000;
}
