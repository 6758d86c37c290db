import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../testkit/fake-clock.ts';
import { silentLog } from '../../base/log.ts';
import type { StoredRuleHits } from '../inventory-port.ts';
import { hitsWriteMs, RuleHits } from './rule-hits.ts';

function setUp() {
  const clock = new FakeClock(1_000_000);
  const batches: (readonly StoredRuleHits[])[] = [];
  const state = { full: false };
  const inventory = {
    saveRuleHits: (rows: readonly StoredRuleHits[]) => {
      if (state.full) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      batches.push(rows);
    },
  };
  return { clock, batches, state, hits: new RuleHits({ inventory, clock, log: silentLog }) };
}

describe('hits of rules', () => {
  it('add up over workers and are stored a few seconds later, once', async () => {
    const { clock, batches, hits } = setUp();
    hits.take([{ id: 'a', hits: 2 }]);
    await clock.advance(10);
    hits.take([
      { id: 'a', hits: 3 },
      { id: 'b', hits: 1 },
    ]);
    expect(hits.of('a')).toMatchObject({ hits: 5, lastHitAt: 1_000_010 });
    expect(hits.of('c')).toEqual({ hits: 0, lastHitAt: null });
    await clock.advance(hitsWriteMs);
    expect(batches).toEqual([
      [
        { id: 'a', hits: 5, lastHitAt: 1_000_010 },
        { id: 'b', hits: 1, lastHitAt: 1_000_010 },
      ],
    ]);
    expect(hits.of('a')).toEqual({ hits: 0, lastHitAt: null });
    await clock.advance(3 * hitsWriteMs);
    expect(batches).toHaveLength(1);
  });

  it('of thousands of rules are stored in batches', async () => {
    const { batches, hits } = setUp();
    hits.take(Array.from({ length: 2500 }, (_, i) => ({ id: `rule_${i}`, hits: 1 })));
    await hits.write();
    expect(batches.map((it) => it.length)).toEqual([1000, 1000, 500]);
    expect(new Set(batches.flat().map((it) => it.id)).size).toBe(2500);
  });

  it('wait while nothing can be stored, and are written at the end', async () => {
    const { clock, batches, state, hits } = setUp();
    state.full = true;
    hits.take([{ id: 'a', hits: 2 }]);
    await clock.advance(hitsWriteMs);
    expect(hits.of('a').hits).toBe(2);
    hits.take([{ id: 'a', hits: 1 }]);
    state.full = false;
    hits.close();
    expect(batches).toMatchObject([[{ id: 'a', hits: 3 }]]);
    await clock.advance(3 * hitsWriteMs);
    expect(batches).toHaveLength(1);
  });
});
