import { describe, expect, it } from 'vitest';
import type { Entry } from './entry.ts';
import { LabelRanks } from './label-ranks.ts';

const entryOf = (labelKey: string): Entry => ({ labelKey, labelRank: 0, gone: false }) as unknown as Entry;
const order = (entries: readonly Entry[]): string[] =>
  [...entries].sort((a, b) => a.labelRank - b.labelRank).map((it) => it.labelKey);

describe('the ranks of labels', () => {
  it('are those of the texts, the same for the same text', async () => {
    const ranks = new LabelRanks();
    const entries = ['c', 'a', 'b', 'a'].map(entryOf);
    entries.forEach((it) => ranks.changed(it));
    await ranks.fresh();
    expect(order(entries)).toEqual(['a', 'a', 'b', 'c']);
    expect(entries[1]!.labelRank).toBe(entries[3]!.labelRank);
  });
  it('are waited for while others are still sorting', async () => {
    const ranks = new LabelRanks();
    const entries = Array.from({ length: 20_000 }, (_, i) => entryOf(String((i * 7919) % 20_000).padStart(5, '0')));
    entries.forEach((it) => ranks.changed(it));
    void ranks.fresh();
    await ranks.fresh();
    expect(order(entries).every((key, i) => Number(key) === i)).toBe(true);
  });
  it('are right when labels change while they are sorted in', async () => {
    const ranks = new LabelRanks();
    const entries = Array.from({ length: 30_000 }, (_, i) => entryOf(String(i).padStart(5, '0')));
    entries.slice(0, 15_000).forEach((it) => ranks.changed(it));
    await ranks.fresh();
    entries.slice(15_000).forEach((it) => ranks.changed(it));
    const sorting = ranks.fresh();
    await new Promise(setImmediate);
    for (let i = 0; i < 30_000; i += 100) {
      const entry = entries[i] as { labelKey: string };
      entry.labelKey = `z${entry.labelKey}`;
      ranks.changed(entries[i]!);
    }
    await sorting;
    await ranks.fresh();
    const keys = entries.map((it) => it.labelKey);
    expect(order(entries)).toEqual(keys.sort((a, b) => (a < b ? -1 : 1)));
  });
});
