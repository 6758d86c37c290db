import '../../testing/browser.ts';
import { fixtures } from '@gyre/shared/fixtures/fixtures';
import { parseQuery } from '@gyre/shared/query/syntax';
import { describe, expect, it } from 'vitest';
import { asQuery, exitEntry, fixedEntries, matching, ordered, poolEntry } from './palette-entries.ts';

const labels = (text: string): readonly string[] => matching(fixedEntries, text).map((one) => one.label);

describe('the palette', () => {
  it('lists screens and actions before anything is typed', () => {
    expect(labels('')).toEqual(fixedEntries.map((one) => one.label));
  });
  it('finds by any word of a label, those that begin with it first', () => {
    expect(labels('set')).toEqual(['Settings']);
    expect(labels('exits')[0]).toBe('Exits');
    expect(labels('ejected show')).toEqual(['Show ejected exits']);
  });
  it('finds nothing for nonsense', () => {
    expect(labels('zzzz')).toEqual([]);
  });
  it('shows group by group, so that Enter opens what stands on top', () => {
    const [exit] = fixtures['exits.list'].items;
    const mixed = ordered([...matching(fixedEntries, 'light'), exitEntry(exit!), ...matching(fixedEntries, 'pools')]);
    expect(mixed.map((one) => one.group)).toEqual(['screens', 'exits', 'actions']);
  });
  it('names an exit without a label by its gateway', () => {
    const [exit] = fixtures['exits.list'].items;
    expect(exitEntry({ ...exit!, label: '' }).label).toBe(`${exit!.host}:${exit!.port}`);
    expect(exitEntry(exit!).deed).toEqual({ kind: 'go', to: '/exits', search: { exit: exit!.id } });
  });
  it('opens the members of a pool', () => {
    const [pool] = fixtures['pools.list'].items;
    expect(poolEntry(pool!).deed).toEqual({ kind: 'go', to: '/exits', search: { q: `pool:${pool!.name}` } });
  });
  it('searches for a text as it was typed, whatever it means in the query language', () => {
    for (const text of ['state:ejected', '10.0.0.1:8080', 'a "b" \\c', 'x,y']) {
      const { terms, errors } = parseQuery(asQuery(text));
      expect(errors).toEqual([]);
      expect(terms.map((one) => [one.field, one.values.map((value) => value.text)])).toEqual([[null, [text]]]);
    }
  });
});
