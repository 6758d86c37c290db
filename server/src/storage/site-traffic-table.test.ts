import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestLog } from './request-log.ts';
import type { SiteTrafficRow } from './site-traffic-table.ts';

let log: RequestLog;
beforeEach(() => {
  log = new RequestLog(':memory:');
});
afterEach(() => log.close());

const row = (site: string, over: Partial<SiteTrafficRow> = {}): SiteTrafficRow => ({
  ...{ user: 'ann', site, ok: 1, failed: 0, code: null, votes: 0, bytes: 0, cost: 0 },
  ...over,
});
const refused = (votes: number) => ({ code: 'connection_refused', votes, failed: votes }) as const;
const late = (votes: number) => ({ code: 'connection_timeout', votes, failed: votes }) as const;

describe('sites that fail most', () => {
  it('come with sums over users and steps, and the code behind most of their failures', () => {
    log.sites.replace(60, 100, [row('a.example', refused(5)), row('a.example', { user: 'bob', ...late(3) })]);
    log.sites.replace(60, 160, [row('a.example', late(4)), row('b.example', { failed: 2 }), row('fine.example')]);
    expect(log.sites.failing(60, 100, 10)).toEqual([
      { site: 'a.example', ok: 3, failed: 12, code: 'connection_timeout' },
      { site: 'b.example', ok: 1, failed: 2, code: null },
    ]);
  });
  it('are no more than asked for, of the steps asked for, and never the other sites', () => {
    log.sites.replace(60, 40, [row('old.example', refused(90))]);
    log.sites.replace(30, 100, [row('short.example', refused(90))]);
    log.sites.replace(60, 100, [row('', refused(99)), ...[1, 2, 3].map((n) => row(`${n}.example`, refused(n)))]);
    expect(log.sites.failing(60, 100, 2).map((it) => it.site)).toEqual(['3.example', '2.example']);
  });
});
