// What choosing an exit costs, over 1 000, 100 000 and 1 000 000 exits: by strategy, with a country, with country, city and tag, with a session.
import { SiteBanTable, type SiteBansHere } from '@gyre/server/core/bans/table';
import { hashOf, mixed } from '@gyre/server/core/math/hash';
import { SiteLatency } from '@gyre/server/core/math/site-latency';
import { makeTurn } from '@gyre/server/core/rotation/strategy';
import type { Choice, SelectionRequest, SessionAsk } from '@gyre/server/core/selection/request';
import { select } from '@gyre/server/core/selection/select';
import { SnapshotBuilder } from '@gyre/server/core/snapshot/compile';
import { applyHealth } from '@gyre/server/core/snapshot/patch';
import type { Snapshot } from '@gyre/server/core/snapshot/snapshot';
import { criteriaOf } from '@gyre/server/core/targeting/criteria';
import { exitRecord, frameOf } from '@gyre/server/testkit/records';
import { strategies } from '@gyre/shared/vocabulary';
import { type MeasuredCalls, measureCalls, printCalls } from '../lib/measure-calls.ts';

const calls = 100_000;
const countries = ['DE', 'US', 'GB', 'FR', 'JP', 'BR', 'IN', 'CA', 'PL', 'NL'];
const results: MeasuredCalls[] = [];

for (const count of [1000, 100_000, 1_000_000]) {
  const snapshot = snapshotOf(count);
  const size = `${count.toLocaleString('en')} exits`;
  const pool = snapshot.findPool('pool_default')!;
  const choose = (name: string, over: (i: number) => Partial<SelectionRequest>): void => {
    const turn = { ...makeTurn({ worker: 0, workers: 1, seed: 1 }), latencies: new SiteLatency() };
    const choice: Choice = { chosenFrom: undefined, moved: undefined };
    const anything: SelectionRequest = {
      ...{ pool, criteria: undefined, direct: false, exitId: undefined, session: undefined, binding: undefined },
      ...{ bindingLive: false, siteHash: 0, wallMs: 0, tried: [] },
    };
    const asks = Array.from({ length: 1024 }, (_, i) => ({
      ...anything,
      siteHash: mixed(i),
      wallMs: i * 1000,
      ...over(i),
    }));
    results.push(measureCalls(`${name}, ${size}`, calls, (i) => void select(snapshot, asks[i & 1023]!, turn, choice)));
  };
  const german = criteriaOf({ countries: ['DE'] });
  const narrow = criteriaOf({ countries: ['DE'], cities: ['city 4'], tags: ['fast'] });
  for (const strategy of strategies) {
    pool.strategy = strategy;
    choose(strategy, () => ({}));
    choose(`${strategy}, a country`, () => ({ criteria: german }));
  }
  pool.strategy = 'round-robin';
  choose('country, city and tag', () => ({ criteria: narrow }));
  const bans = bansOf(Math.min(count / 10, 50_000));
  choose('a site that bans a tenth of the exits, 50 000 at most', () => ({ bans }));
  choose('new session, such a site', (i) => ({ session: sessionOf(i), bans }));
  choose('new session', (i) => ({ session: sessionOf(i) }));
  choose('new session, country, city and tag', (i) => ({ session: sessionOf(i), criteria: narrow }));
  results.push(
    measureCalls(`health change, ${size}`, calls, (i) =>
      applyHealth(snapshot, [[`exit_${mixed(i >> 1) % count}`, i % 2 === 0 ? 'ejected' : 'healthy']]),
    ),
  );
}
printCalls(results);

/** Filled in chunks: a million records at once would measure the collector. */
function snapshotOf(count: number): Snapshot {
  const builder = new SnapshotBuilder(1, frameOf(), undefined);
  for (let i = 0; i < count; i++)
    builder.add([
      exitRecord(`exit_${i}`, {
        ...{ country: countries[i % 10]!, city: `city ${i % 50}`, tags: i % 3 === 0 ? ['fast'] : [] },
        ...{ weight: 1 + (i % 7), priority: i % 3, price: i % 5 },
      }),
    ]);
  return builder.finish();
}
/** Every tenth exit is out. */
function bansOf(count: number): SiteBansHere {
  const table = new SiteBanTable();
  for (let i = 0; i < count; i++)
    table.put({
      ...{ exit: `exit_${i * 10}`, site: 'a.test', since: 0, until: 1e9, repeats: 1 },
      by: 'rule',
      reason: '',
    });
  return table.at('a.test')!;
}
function sessionOf(i: number): SessionAsk {
  const key = `alice/cart-${i}`;
  const day = { guarantee: 'same-country', ttlMs: 600_000, sliding: true, mostRequests: Infinity } as const;
  return { key, hash: hashOf(key), user: 'alice', name: `cart-${i}`, ...day };
}
