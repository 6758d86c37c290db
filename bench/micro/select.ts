// What choosing an exit costs, over 1 000, 100 000 and 1 000 000 exits, by strategy and with a country asked for.
import { strategies } from '@gyre/shared/vocabulary';
import { makeTurn } from '@gyre/server/core/rotation/strategy';
import { select } from '@gyre/server/core/selection/select';
import { applyHealth } from '@gyre/server/core/snapshot/patch';
import { exitRecord, frameOf, poolRecord, snapshotOf } from '@gyre/server/testkit/records';
import { measure, type Measured, print } from '../lib/measure.ts';

const countries = ['DE', 'US', 'GB', 'FR', 'JP', 'BR', 'IN', 'CA', 'PL', 'NL'];
const results: Measured[] = [];

for (const count of [1000, 100_000, 1_000_000]) {
  const exits = Array.from({ length: count }, (_, i) =>
    exitRecord(`exit_${i}`, { country: countries[i % 10]!, weight: 1 + (i % 7) }),
  );
  for (const strategy of strategies) {
    const snapshot = snapshotOf(exits, frameOf({ pools: [poolRecord('pool_default', { strategy })] }));
    const turn = makeTurn({ worker: 0, workers: 1, seed: 1 });
    const pool = snapshot.findPool('pool_default')!;
    const anywhere = { pool, countries: undefined, exitId: undefined, tried: [] };
    const german = { ...anywhere, countries: ['DE'] };
    const name = `${strategy}, ${count.toLocaleString('en')} exits`;
    results.push(measure(name, 100_000, () => void select(snapshot, anywhere, turn)));
    results.push(measure(`${name}, a country`, 100_000, () => void select(snapshot, german, turn)));
    if (strategy === 'round-robin')
      results.push(
        measure(`health change, ${count.toLocaleString('en')} exits`, 100_000, (i) =>
          applyHealth(snapshot, [[`exit_${i % count}`, i % 2 === 0 ? 'ejected' : 'healthy']]),
        ),
      );
  }
}
print(results);
