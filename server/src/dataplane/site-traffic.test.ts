import { describe, expect, it } from 'vitest';
import type { UserEntry } from '../core/snapshot/snapshot.ts';
import { mostPairs, SiteTraffic, siteTrafficMs } from './site-traffic.ts';

const user = (name: string): UserEntry => ({ id: `user_${name}`, name, runtime: undefined }) as unknown as UserEntry;
const [ann, ben] = [user('ann'), user('ben')];
const later = siteTrafficMs;

describe('traffic by proxy user and site', () => {
  it('is counted by registrable domain, with the code that is most frequent', () => {
    const table = new SiteTraffic();
    table.asked(ann, 'www.shop.example');
    table.failedWith(ann, 'shop.example', 'connection_timeout');
    table.failedWith(ann, 'shop.example', 'connection_refused');
    table.failedWith(ann, 'shop.example', 'connection_timeout');
    table.asked(undefined, 'shop.example');
    expect(table.take(later).sort((a, b) => a.ok - b.ok || b.failed - a.failed)).toMatchObject([
      { user: 'ann', site: 'shop.example', ok: 1, failed: 3, code: 'connection_timeout' },
      { user: '', site: 'shop.example', ok: 1, failed: 0, code: null },
    ]);
  });
  it('holds bytes and what they cost', () => {
    const table = new SiteTraffic();
    table.moved({ caller: { user: ben }, target: { host: 'a.example' } }, 4, 5e8, 5e8);
    expect(table.take(later)).toMatchObject([{ user: 'ben', upBytes: 5e8, downBytes: 5e8, cost: 4 }]);
  });
  it('counts an answer that broke off as failed, not as ok', () => {
    const table = new SiteTraffic();
    table.asked(ann, 'a.example');
    table.broken(ann, 'a.example', 'connection_terminated');
    expect(table.take(later)).toMatchObject([{ ok: 0, failed: 1, code: 'connection_terminated' }]);
  });
  it('begins anew after it was taken, and waits for its time', () => {
    const table = new SiteTraffic();
    table.asked(ann, 'a.example');
    expect(table.take(later - 1)).toEqual([]);
    expect(table.take(later)).toHaveLength(1);
    expect(table.isDue(later * 9)).toBe(false);
  });
  it('loses nothing when there are more pairs than places', () => {
    const table = new SiteTraffic();
    for (let i = 0; i < 20_000; i++) table.asked(i % 2 === 0 ? ann : ben, `site${i}.example`);
    const reports = table.take(later);
    expect(reports.length).toBeLessThanOrEqual(mostPairs + 2);
    expect(reports.reduce((sum, it) => sum + it.ok, 0)).toBe(20_000);
  });
});
