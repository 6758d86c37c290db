import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { wishKeys } from '../vocabulary.ts';
import { explainUsername } from './explain.ts';
import { invalidUsernames } from './fixtures/invalid-usernames.ts';
import { validUsernames } from './fixtures/valid-usernames.ts';

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 30_000 });

describe('explainUsername', () => {
  it('says of each part where it is and what it means', () => {
    const text = 'alice-cc-de,AT-city-new_york-sid-cart7-lifetime-10-guarantee-same-ip';
    const explained = explainUsername(text);
    expect(explained.parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'alice',
      'cc-de,AT',
      'city-new_york',
      'sid-cart7',
      'lifetime-10',
      'guarantee-same-ip',
    ]);
    expect(explained.parts.map(({ canonicalKey, meaning }) => `${canonicalKey}: ${meaning}`)).toEqual([
      'user: proxy user alice',
      'country: an exit in Germany or Austria',
      'city: in the city new york',
      'session: the session cart7: the same exit each time',
      'ttl: the session ends 10 minutes after its first use',
      'guarantee: if the exit fails, only another exit with the same address may take its place',
    ]);
  });
  it('names the country a state brings along', () => {
    expect(explainUsername('alice-st-us_california').parts[1]?.meaning).toBe('in the region california, United States');
  });
  it.each(validUsernames)('has a meaning for every part of %s', (text) => {
    const explained = explainUsername(text);
    expect(explained.ok).toBe(true);
    for (const part of explained.parts) {
      expect(part.meaning).not.toMatch(/undefined|^$| $/);
      const typed = part.key === '' ? part.value : `${part.key}-${part.value}`;
      expect(text.slice(part.start, part.end)).toBe(typed);
    }
  });
  it.each(invalidUsernames)('points at the mistake in %j', (text, message, pointsAt) => {
    const explained = explainUsername(text);
    if (explained.ok) throw new Error('it was read');
    expect(explained.message.slice(0, message.length)).toBe(message);
    expect(text.slice(explained.start, explained.end)).toBe(pointsAt);
  });
  it('keeps what is understood before the mistake', () => {
    expect(explainUsername('alice-country-de-ttl-10m-contry-at').parts.map(({ canonicalKey }) => canonicalKey)).toEqual(
      ['user', 'country', 'ttl'],
    );
    expect(explainUsername('alice-country').parts.map(({ canonicalKey }) => canonicalKey)).toEqual(['user']);
  });
  it('stays inside the text and never throws, whatever comes', () => {
    const word = fc.oneof(fc.constantFrom(...wishKeys, 'same', 'de', ''), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), (words) => {
        const text = words.join('-');
        const explained = explainUsername(text);
        const spans = explained.ok ? explained.parts : [...explained.parts, explained];
        for (const { start, end } of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
