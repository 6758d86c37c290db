import { describe, expect, it } from 'vitest';
import { suggestions } from './exit-suggest.ts';

const known = { country: ['AT', 'DE'], tag: ['fast', 'trial'] };
const labels = (text: string, caret = text.length): string[] => suggestions(text, caret, known).map((one) => one.label);

describe('completions of a query', () => {
  it('offer fields that begin as the word does, negated too', () => {
    expect(labels('st')).toEqual(['state:']);
    expect(labels('country:DE -la')).toEqual(['-label:', '-latency:']);
  });
  it('offer the words of a field and the values seen for others', () => {
    expect(labels('state:e')).toEqual(['ejected']);
    expect(labels('tag:')).toEqual(['fast', 'trial']);
    expect(labels('country:DE,a')).toEqual(['AT']);
  });
  it('replace only the word under the caret', () => {
    const [one] = suggestions('acme st country:DE', 7, known);
    expect(one).toMatchObject({ text: 'acme state: country:DE', caret: 11 });
  });
  it('offer nothing for a word that is complete or unknown', () => {
    expect(labels('state:ejected')).toEqual([]);
    expect(labels('nonsense')).toEqual([]);
  });
});
