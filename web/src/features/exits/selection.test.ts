import { ids } from '@gyre/shared/fixtures/moments';
import { describe, expect, it } from 'vitest';
import { readSelection, selectionText } from './selection.ts';

describe('the selection in the address', () => {
  it('is read as it was written: a few ids, or everything that matches', () => {
    for (const picked of [
      { ids: new Set([ids.frankfurt, ids.vienna]), all: false },
      { ids: new Set<string>(), all: true },
      { ids: new Set<string>(), all: false },
    ])
      expect(readSelection(selectionText(picked))).toEqual(picked);
  });
  it('is left out when it is long, and what is no id is passed over', () => {
    const many = new Set(Array.from({ length: 21 }, (_, i) => `${ids.frankfurt.slice(0, -2)}${10 + i}`));
    expect(selectionText({ ids: many, all: false })).toBe('');
    expect(readSelection(`${ids.vienna},nonsense,pool_1`)).toEqual({ ids: new Set([ids.vienna]), all: false });
  });
});
