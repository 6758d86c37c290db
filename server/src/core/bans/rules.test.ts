import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSiteBanRules, type SiteBanConditions, type SiteBanRule, siteBanRuleFault } from './rules.ts';
import type { Sighting } from './sighting.ts';

const rule = (when: SiteBanConditions, over: Partial<SiteBanRule> = {}): SiteBanRule => ({
  id: 'rule_1',
  name: 'one',
  version: 1,
  sites: [],
  when,
  banMs: 60_000,
  mostBanMs: 600_000,
  retry: true,
  ...over,
});
const seen = (over: Partial<Sighting> = {}): Sighting => ({ site: 'shop.test', kind: 'exchange', ...over });
const headers =
  (all: Readonly<Record<string, string>>) =>
  (name: string): string | undefined =>
    all[name];
const judge = (rules: readonly SiteBanRule[], over: Partial<Sighting>) =>
  compileSiteBanRules(rules)
    ?.at(over.site ?? 'shop.test')
    ?.judge(seen(over));
const fits = (when: SiteBanConditions, ...all: Partial<Sighting>[]) =>
  all.map((over) => judge([rule(when)], over) !== undefined);

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
    const rules = [rule({ statuses: [403] }, { sites: ['shop.test', 'b.test'] })];
    const judged = ['shop.test', 'b.test', 'c.test'].map((site) => judge(rules, { site, status: 403 }));
    expect(judged.map((verdict) => verdict?.rule.id)).toEqual(['rule_1', 'rule_1', undefined]);
  });
  it('decide in their order, and say why', () => {
    const rules = [
      rule({ statuses: [403], bodyTexts: ['captcha'], firstByteMsOver: 5 }, { id: 'first' }),
      rule({ statuses: [403] }, { id: 'second' }),
    ];
    expect(judge(rules, { status: 403, bodyText: 'a Captcha', firstByteMs: 9 })).toMatchObject({
      rule: { id: 'first' },
      reason: 'status 403, first byte ms 9, body has “captcha”',
    });
    expect(judge(rules, { status: 403 })).toMatchObject({ rule: { id: 'second' }, reason: 'status 403' });
  });
  it('say where a body is wanted, and where a tunnel is looked at', () => {
    const rules = compileSiteBanRules([
      rule({ bodyTexts: ['x'] }, { sites: ['shop.test'] }),
      rule({ statuses: [403] }),
      rule({ tlsAlerts: [] }, { sites: ['b.test'] }),
    ])!;
    const here = ['shop.test', 'b.test', 'c.test'].map((site) => rules.at(site)!);
    expect(here.map((it) => it.wantsBody)).toEqual([true, false, false]);
    expect(here.map((it) => it.wantsTunnels)).toEqual([false, true, false]);
  });
  it('stay compiled while they are the same', () => {
    const rules = compileSiteBanRules([rule({ statuses: [403] })])!;
    expect(compileSiteBanRules([rule({ statuses: [403] })], rules)).toBe(rules);
    const next = compileSiteBanRules([rule({ statuses: [404] }, { version: 2 })], rules)!;
    expect(next.at('shop.test')!.judge(seen({ status: 404 }))).toBeDefined();
    expect(compileSiteBanRules([], rules)).toBeUndefined();
    expect(compileSiteBanRules([rule({ statuses: [403] }, { sites: ['b.test'] })])!.at('shop.test')).toBeUndefined();
  });
  it.each([
    ['no conditions', rule({})],
    ['conditions that are not given', rule({ bytesOver: undefined })],
    ['an empty list', rule({ statuses: [] })],
    ['a text of stars', rule({ bodyTexts: ['blocked', ' * '] })],
    ['a header without a name', rule({ header: { name: '' } })],
    ['what is seen in tunnels and what is not', rule({ statuses: [403], tlsAlerts: [] })],
    ['no time', rule({ statuses: [403] }, { banMs: 0 })],
    ['a longest time that is shorter', rule({ statuses: [403] }, { mostBanMs: 1 })],
  ])('have a fault with %s, and never ban anybody then', (_what, faulty) => {
    expect(siteBanRuleFault(faulty)?.message).toMatch(/\.$/);
    expect(compileSiteBanRules([faulty])).toBeUndefined();
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
        expect(judge([rule(when)], {})).toBeUndefined();
      }),
    );
  });
});
