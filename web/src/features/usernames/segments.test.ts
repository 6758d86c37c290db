import { explainUsername } from '@gyre/shared/wishes/explain';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from './segments.ts';

const cut = (text: string) => segmentsOf(text, explainUsername(text)).map(({ text: piece, kind }) => [piece, kind]);

describe('the segments of a username', () => {
  it('have the kind of their key', () => {
    expect(cut('alice-cc-de-tag-fast-sid-a-rotate-5')).toEqual([
      ['alice', 'user'],
      ['-', 'plain'],
      ['cc-de', 'place'],
      ['-', 'plain'],
      ['tag-fast', 'exits'],
      ['-', 'plain'],
      ['sid-a', 'session'],
      ['-', 'plain'],
      ['rotate-5', 'rotation'],
    ]);
  });
  it('mark the mistake, and leave what is behind it unread', () => {
    expect(cut('alice-country-zz-city-wien')).toEqual([
      ['alice', 'user'],
      ['-country-', 'plain'],
      ['zz', 'mistake'],
      ['-city-wien', 'plain'],
    ]);
    expect(cut('alice-country')).toEqual([
      ['alice', 'user'],
      ['-country', 'plain'],
      ['', 'mistake'],
    ]);
  });
  it.each(['', 'alice', '-x', 'alice-ttl-10m', 'alice-exit-x-country-de', 'alice--', `alice-${'x'.repeat(300)}`])(
    'of %j are the whole of it',
    (text) =>
      expect(
        cut(text)
          .map(([piece]) => piece)
          .join(''),
      ).toBe(text),
  );
});
