import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, parseQuery, printQuery, type Term } from './syntax.ts';

const plain = (text: string) =>
  parseQuery(text).terms.map(({ field, negated, comparison, values }) => ({
    ...{ field, negated, comparison },
    values: values.map((it) => it.text),
  }));

describe('the form of a query', () => {
  it('reads fields, negation, alternatives, comparisons, quotes and bare words', () => {
    expect(plain('state:ejected -tag:trial,slow latency:>800 city:"New York" acme')).toEqual([
      { field: 'state', negated: false, comparison: 'is', values: ['ejected'] },
      { field: 'tag', negated: true, comparison: 'is', values: ['trial', 'slow'] },
      { field: 'latency', negated: false, comparison: '>', values: ['800'] },
      { field: 'city', negated: false, comparison: 'is', values: ['New York'] },
      { field: null, negated: false, comparison: 'is', values: ['acme'] },
    ]);
  });
  it('takes a gateway for text, not for a field', () => {
    expect(plain('198.51.100.7:8000 [2001:db8::1]:80')).toMatchObject([
      { field: null, values: ['198.51.100.7:8000'] },
      { field: null, values: ['[2001:db8::1]:80'] },
    ]);
  });
  it('writes fields in lower case', () => {
    expect(plain('State:Healthy')).toMatchObject([{ field: 'state', values: ['Healthy'] }]);
  });
  it.each([
    ['state:', 'a value is missing here', 6, 6],
    ['tag:a, x', 'a value is missing here', 6, 7],
    ['a "b', 'this quote is never closed', 2, 4],
    ['latency:>1,2', 'latency:> takes one value', 11, 12],
    ['"a"b c', 'a space is missing here', 3, 4],
    ['-', 'a value is missing here', 1, 1],
  ])('points at the character where %s goes wrong', (text, message, start, end) => {
    expect(parseQuery(text).errors).toEqual([{ message, start, end }]);
  });
  it('keeps the terms around a bad one', () => {
    expect(plain('a state: b')).toMatchObject([{ values: ['a'] }, { values: ['b'] }]);
  });

  const values = fc.array(
    fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => ({ text, start: 0, end: 0 })),
    { minLength: 1, maxLength: 3 },
  );
  const field = fc.option(fc.stringMatching(/^[a-z][a-z_]{0,8}$/));
  const signs = fc.constantFrom<Comparison>('is', '<', '<=', '>', '>=');
  const term = fc.record({ field, negated: fc.boolean(), comparison: signs, values }).map((it): Term => {
    const comparison = it.field === null ? 'is' : it.comparison;
    const one = comparison === 'is' ? it.values : it.values.slice(0, 1);
    return { ...it, comparison, values: one, start: 0, end: 0 };
  });
  it('puts a value in quotes that would change the comparison before it', () => {
    expect(
      printQuery([{ field: 'a', negated: false, comparison: '>', values: [{ text: '=1', start: 0, end: 0 }] }]),
    ).toBe('a:>"=1"');
  });
  it('reads what it printed', () => {
    fc.assert(
      fc.property(fc.array(term), (terms) => {
        const text = printQuery(terms);
        expect(parseQuery(text).errors).toEqual([]);
        expect(plain(text)).toEqual(
          terms.map(({ field, negated, comparison, values }) => ({
            ...{ field, negated, comparison },
            values: values.map((it) => it.text),
          })),
        );
      }),
    );
  });
  it('never throws, and every position is inside the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z:," <>\\-]{0,30}$/)), (text) => {
        const { terms, errors } = parseQuery(text);
        for (const { start, end } of [...terms, ...errors]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
