import { describe, expect, it } from 'vitest';
import { daysText, sentenceOf, type Names } from './rule-words.ts';

const names: Names = { pool: (id) => id.replace('pool_', ''), listener: (id) => id.replace('listener_', '') };

describe('a rule as a sentence', () => {
  it.each([
    [
      { targets: ['*.bbc.co.uk'] },
      { criteria: { countries: ['GB'] }, guarantee: 'same-country' },
      'Requests to *.bbc.co.uk leave by exits in the United Kingdom; their sessions stay in one country.',
    ],
    [
      { targets: ['a', 'b', 'c', 'd', 'e'], proxyUsers: ['anonymous'] },
      { refuse: { status: 451, text: 'Not here' } },
      'Requests to a, b, c, or 2 more by anonymous clients are refused with status 451, “Not here”.',
    ],
    [{}, { direct: true }, 'All requests leave by this machine’s own address.'],
    [
      { session: false, ports: [80], time: { days: [1, 2, 3, 4, 5], from: '22:00', to: '06:00' } },
      { poolId: 'pool_cheap', criteria: { tags: ['fast'], types: ['mobile'] } },
      'Requests on port 80 that name no session on Mon–Fri from 22:00 to 06:00 UTC leave by pool cheap; only by exits of type mobile tagged fast.',
    ],
    [{ kinds: ['exchange'] }, {}, 'Requests as plain HTTP: choose what happens to them.'],
  ] as const)('says %j → %j', (when, then, sentence) => {
    expect(sentenceOf(structuredClone(when) as never, structuredClone(then) as never, names)).toBe(sentence);
  });
  it('names days as people do', () => {
    expect(daysText([1, 2, 3, 4, 5, 6, 7])).toBe('every day');
    expect(daysText([7, 6])).toBe('Sat and Sun');
    expect(daysText([3, 1, 2])).toBe('Mon–Wed');
    expect(daysText([1, 3, 5])).toBe('Mon, Wed, and Fri');
  });
});
