// What each rotation strategy costs by itself, over 1 000, 100 000 and 1 000 000 members: weights of 1 to 7, three priorities, five prices,
// one exit in twenty full, sites and periods that change with every call.
import { hashOf, mixed } from '@gyre/server/core/math/hash';
import { Ring } from '@gyre/server/core/math/ring';
import { SlotColumns } from '@gyre/server/core/math/slot-columns';
import { rotationStrategies } from '@gyre/server/core/rotation/registry';
import { makeTurn, type View, type Want } from '@gyre/server/core/rotation/strategy';
import { strategies } from '@gyre/shared/vocabulary';
import { type MeasuredCalls, measureCalls, printCalls } from '../lib/measure-calls.ts';

const calls = 100_000;
const results: MeasuredCalls[] = [];

for (const count of [1000, 100_000, 1_000_000]) {
  const columns = new SlotColumns();
  const ring = new Ring(columns);
  for (let slot = 0; slot < count; slot++) {
    columns.set(slot, { weight: 1 + (slot % 7), hash: hashOf(`exit_${slot}`), priority: slot % 3, price: slot % 5 });
    ring.add(slot);
  }
  const view = viewOf(count);
  const turn = makeTurn({ worker: 0, workers: 2, seed: 1 });
  for (const strategy of strategies) {
    const choose = rotationStrategies[strategy];
    const name = `${strategy}, ${count.toLocaleString('en')} members`;
    results.push(measureCalls(name, calls, (i) => void choose(ring, view, turn, wantOf(i))));
  }
}
printCalls(results);

/** Every twentieth is full; the others have few requests, were used at some time, and answer in 20 to 275 ms. */
function viewOf(count: number): View {
  const full = new Uint8Array(count);
  const open = new Uint16Array(count);
  const usedAt = new Float64Array(count);
  const latency = new Float32Array(count);
  for (let slot = 0; slot < count; slot++) {
    const chance = mixed(slot);
    full[slot] = chance % 20 === 0 ? 1 : 0;
    open[slot] = (chance >>> 8) % 4;
    usedAt[slot] = chance >>> 4;
    latency[slot] = 20 + (chance >>> 24);
  }
  return {
    takes: (slot) => full[slot] === 0,
    mostOut: 0,
    inFlight: (slot) => open[slot]!,
    lastUsedAt: (slot) => usedAt[slot]!,
    latencyMs: (slot) => latency[slot]!,
  };
}
function wantOf(i: number): Want {
  return { everyRequests: 10, periodMs: 1000, nowMs: i * 1000, seed: 77, siteHash: mixed(i), inFlight: i & 1023 };
}
