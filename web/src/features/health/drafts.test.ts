import { describe, expect, it } from 'vitest';
import { draftOfBanRule, emptyBanRule, fieldsOfBanRule, problemsOfBanRule, updateOfBanRule } from './ban-rule-draft.ts';
import { conditionWords } from './ban-words.ts';
import { withEvents } from './live.ts';
import { draftOfProfile, emptyProfile, fieldsOfProfile, problemsOfProfile, updateOfProfile } from './profile-draft.ts';
import { expectationWords, targetWords } from './profile-words.ts';
import { makeBanRule, makeEvent, makeProfile } from './testing/health.ts';

describe('a site-ban rule while it is typed', () => {
  const whole = makeBanRule('all', {
    sites: ['shop.example'],
    when: {
      ...{ statuses: [403], header: { name: 'cf-mitigated', contains: 'challenge' }, bodyTexts: ['captcha'] },
      ...{
        connectMsOver: 8000,
        firstByteMsOver: 9000,
        bytesUnder: 100,
        bytesOver: 5,
        tlsAlerts: [],
        closedWithinMs: 20,
      },
    },
  });
  it('keeps every condition through the form, and sends nothing when nothing was typed', () => {
    expect(fieldsOfBanRule(draftOfBanRule(whole)).when).toEqual(whole.when);
    expect(updateOfBanRule(draftOfBanRule(whole), whole)).toEqual({});
    expect(conditionWords(whole.when)).toHaveLength(9);
    expect(problemsOfBanRule(draftOfBanRule(whole))).toEqual({});
  });
  it('sends only what was changed', () => {
    expect(updateOfBanRule({ ...draftOfBanRule(whole), most: '2 d' }, whole)).toEqual({ mostBanMs: 172_800_000 });
  });
  it('says at each field what is wrong', () => {
    const draft = { ...emptyBanRule, sites: 'https://a.example/x', ban: '2 h', most: '1 h', texts: { statuses: '99' } };
    expect(Object.keys(problemsOfBanRule(draft)).sort()).toEqual(['mostBanMs', 'name', 'sites', 'when/statuses']);
  });
});

describe('a probe profile while it is typed', () => {
  const shop = makeProfile('shop', {
    expect: { statuses: ['200-299'], header: { name: 'x', contains: '' }, bodyText: null },
  });
  it('sends nothing when nothing was typed, and what is expected as a whole', () => {
    expect(updateOfProfile(draftOfProfile(shop), shop)).toEqual({});
    expect(updateOfProfile({ ...draftOfProfile(shop), statuses: '204' }, shop)).toEqual({
      expect: { ...shop.expect, statuses: ['204'] },
    });
  });
  it('asks only for what its kind of probe sees', () => {
    expect(fieldsOfProfile({ ...emptyProfile, kind: 'exit', target: 'x' })).toMatchObject({
      target: '',
      expect: { statuses: [], header: null, bodyText: null },
    });
    expect(problemsOfProfile({ ...emptyProfile, name: 'a', kind: 'connect', target: 'example.com' })).toHaveProperty(
      'target',
    );
    expect(problemsOfProfile({ ...emptyProfile, name: 'a', target: 'http://a', method: 'HEAD', body: 'x' })).toEqual({
      'expect/bodyText': 'An answer to HEAD has no body; use GET.',
    });
  });
  it('reads in words', () => {
    expect(targetWords(makeProfile('a', { target: '' }))).toBe('the exit itself: connection and sign-in');
    expect(expectationWords(makeProfile('a', { target: 'a.example:443' }))).toEqual(['that the way opens']);
    expect(expectationWords(makeProfile('a', { verifyTls: false }))).toContain('any certificate');
  });
});

describe('events of the stream', () => {
  it('come on top once, the newest first', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => makeEvent(name));
    const pages = { pages: [{ items: [a!], total: 1, nextCursor: null }], pageParams: [null] };
    const after = withEvents(pages, [a!, b!, c!]);
    expect(after.pages[0]?.items.map(({ exitLabel }) => exitLabel)).toEqual(['c', 'b', 'a']);
    expect(after.pages[0]?.total).toBe(3);
  });
});
