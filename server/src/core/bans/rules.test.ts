import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSiteBanRules, type SiteBanConditions, type SiteBanRule, siteBanRuleFault } from './rules.ts';
import type { Sighting } from './sighting.ts';

const rule = (when: SiteBanConditions, over: Partial<SiteBanRule> = {}): SiteBanRule => ({
  id: 'rule_1',
  sites: [],
  when,
  banMs: 60_000,
  mostBanMs: 600_000,
  ...over,
});
const seen = (over: Partial<Sighting> = {}): Sighting => ({ site: 'shop.test', kind: 'exchange', ...over });
const headers =
  (all: Readonly<Record<string, string>>) =>
  (name: string): string | undefined =>
    all[name];
const fits = (when: SiteBanConditions, ...all: Partial<Sighting>[]) =>
  all.map((over) => compileSiteBanRules([rule(when)]).judge(seen(over)) !== undefined);

describe('conditions', () => {
  it('look at the status', () =>
    expect(fits({ statuses: [403, 429] }, { status: 403 }, { status: 429 }, { status: 200 }, {})).toEqual([
      true,
      true,
      false,
      false,
    ]));
  it('look at a header: that it is there, or what is in it', () => {
    const cloudy = { header: headers({ server: 'CloudGuard 2', empty: '' }) };
    expect(fits({ header: { name: 'Server' } }, cloudy, {})).toEqual([true, false]);
    expect(fits({ header: { name: 'empty' } }, cloudy)).toEqual([true]);
    expect(fits({ header: { name: 'server', contains: 'cloudguard' } }, cloudy)).toEqual([true]);
    expect(fits({ header: { name: 'server', contains: 'nginx' } }, cloudy)).toEqual([false]);
    expect(fits({ header: { name: 'x-other', contains: '' } }, cloudy)).toEqual([false]);
  });
  it('look for texts in the body', () =>
    expect(
      fits(
        { bodyTexts: ['captcha', 'unusual * traffic'] },
        { bodyText: 'Please solve the CAPTCHA' },
        { bodyText: 'We saw unusual (robot) traffic' },
        { bodyText: 'Welcome' },
        {},
      ),
    ).toEqual([true, true, false, false]));
  it('look at times and sizes', () => {
    expect(fits({ connectMsOver: 100 }, { connectMs: 101 }, { connectMs: 100 }, {})).toEqual([true, false, false]);
    expect(fits({ firstByteMsOver: 100 }, { firstByteMs: 101 }, { firstByteMs: 100 })).toEqual([true, false]);
    expect(fits({ bytesUnder: 10 }, { bytesDown: 9 }, { bytesDown: 10 }, {})).toEqual([true, false, false]);
    expect(fits({ bytesOver: 10 }, { bytesDown: 11 }, { bytesDown: 10 })).toEqual([true, false]);
  });
  it('look at tunnels: TLS alert and early close', () => {
    expect(fits({ tlsAlerts: [40] }, { tlsAlert: 40 }, { tlsAlert: 80 }, {})).toEqual([true, false, false]);
    expect(fits({ tlsAlerts: [] }, { tlsAlert: 80 }, {})).toEqual([true, false]);
    const early = { closedWithinMs: 500, bytesUnder: 8 };
    expect(
      fits(early, { closedAfterMs: 500, bytesDown: 7 }, { closedAfterMs: 501, bytesDown: 7 }, { bytesDown: 7 }),
    ).toEqual([true, false, false]);
  });
  it('must all hold', () => {
    const when = { statuses: [200], bytesUnder: 100 };
    expect(fits(when, { status: 200, bytesDown: 5 }, { status: 200, bytesDown: 500 }, { bytesDown: 5 })).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('rules', () => {
  it('are for all sites, or for those they name', () => {
    const rules = compileSiteBanRules([rule({ statuses: [403] }, { sites: ['shop.test', 'b.test'] })]);
    const judged = ['shop.test', 'b.test', 'c.test'].map((site) => rules.judge(seen({ site, status: 403 })));
    expect(judged.map((verdict) => verdict?.rule.id)).toEqual(['rule_1', 'rule_1', undefined]);
  });
  it('decide in their order, and say why', () => {
    const rules = compileSiteBanRules([
      rule({ statuses: [403], bodyTexts: ['captcha'], firstByteMsOver: 5 }, { id: 'first' }),
      rule({ statuses: [403] }, { id: 'second' }),
    ]);
    expect(rules.judge(seen({ status: 403, bodyText: 'a Captcha', firstByteMs: 9 }))).toMatchObject({
      rule: { id: 'first' },
      reason: 'status 403, first byte ms 9, body has “captcha”',
    });
    expect(rules.judge(seen({ status: 403 }))).toMatchObject({ rule: { id: 'second' }, reason: 'status 403' });
  });
  it('say where a body is wanted', () => {
    const rules = compileSiteBanRules([
      rule({ bodyTexts: ['x'] }, { sites: ['shop.test'] }),
      rule({ statuses: [403] }),
    ]);
    expect(['shop.test', 'b.test'].map(rules.wantsBody)).toEqual([true, false]);
  });
  it.each([
    ['no conditions', rule({})],
    ['conditions that are not given', rule({ bytesOver: undefined })],
    ['an empty list', rule({ statuses: [] })],
    ['a text of stars', rule({ bodyTexts: ['blocked', ' * '] })],
    ['a header without a name', rule({ header: { name: '' } })],
    ['no time', rule({ statuses: [403] }, { banMs: 0 })],
    ['a longest time that is shorter', rule({ statuses: [403] }, { mostBanMs: 1 })],
  ])('have a fault with %s, and never ban anybody then', (_what, faulty) => {
    expect(siteBanRuleFault(faulty)).toMatch(/\.$/);
    const everything = seen({ status: 403, bodyText: 'blocked', bytesDown: 1e9, header: () => '' });
    expect(compileSiteBanRules([faulty]).judge(everything)).toBeUndefined();
  });
  it('never ban for what was not seen', () => {
    const conditions = fc.record(
      {
        statuses: fc.constant([403]),
        header: fc.constant({ name: 'server' }),
        bodyTexts: fc.constant(['blocked']),
        connectMsOver: fc.constant(-1),
        firstByteMsOver: fc.constant(-1),
        bytesUnder: fc.constant(1e9),
        bytesOver: fc.constant(-1),
        tlsAlerts: fc.constant([]),
        closedWithinMs: fc.constant(1e9),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(conditions, (when) => {
        expect(compileSiteBanRules([rule(when)]).judge(seen())).toBeUndefined();
      }),
    );
  });
});
