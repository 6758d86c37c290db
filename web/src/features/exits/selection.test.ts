// @vitest-environment happy-dom
import { ids } from '@gyre/shared/fixtures/moments';
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readSelection, selectionText, useSelection } from './selection.ts';

describe('the selection in the address', () => {
  it('is read as it was written: a few ids, or everything that matches', () => {
    for (const picked of [
      { ids: new Set([ids.frankfurt, ids.vienna]), all: false },
      { ids: new Set<string>(), all: true },
      { ids: new Set<string>(), all: false },
    ])
      expect(readSelection(selectionText(picked, 100))).toEqual(picked);
  });
  it('is left out when it is long, and what is no id is passed over', () => {
    const many = new Set(Array.from({ length: 21 }, (_, i) => `${ids.frankfurt.slice(0, -2)}${10 + i}`));
    expect(selectionText({ ids: many, all: false }, 22)).toBe('');
    expect(selectionText({ ids: many, all: false }, 21)).toBe('query');
    expect(readSelection(`${ids.vienna},nonsense,pool_1`)).toEqual({ ids: new Set([ids.vienna]), all: false });
  });
});

describe('an address that follows late', () => {
  const late = () => {
    let said = '';
    const waiting: string[] = [];
    const address = () => ({
      get: () => said,
      set: ({ sel }: Readonly<Record<string, string | null>>) => void waiting.push(sel ?? ''),
    });
    const hook = renderHook(({ url }) => useSelection('', 9, url), { initialProps: { url: address() } });
    const come = (text: string | undefined): void => {
      said = text ?? '';
      hook.rerender({ url: address() });
    };
    const settle = (): void => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) come(next);
    };
    return { hook, come, settle, said: () => said };
  };

  it('does not pick a row again that was unpicked meanwhile', () => {
    const { hook, settle, said } = late();
    act(() => hook.result.current.toggle(ids.vienna));
    act(() => hook.result.current.toggle(ids.vienna));
    settle();
    expect(hook.result.current.size).toBe(0);
    expect(said()).toBe('');
  });
  it('does not lose a row that was picked meanwhile', () => {
    const { hook, settle, said } = late();
    act(() => hook.result.current.toggle(ids.vienna));
    act(() => hook.result.current.toggle(ids.frankfurt));
    act(() => hook.result.current.toggle(ids.vienna));
    settle();
    expect(said()).toBe(ids.frankfurt);
    expect(hook.result.current.has(ids.frankfurt)).toBe(true);
  });
  it('is adopted when a link or Back says something else', () => {
    const { hook, come, settle } = late();
    act(() => hook.result.current.toggle(ids.vienna));
    settle();
    come(ids.frankfurt);
    expect(hook.result.current.asked).toEqual({ ids: [ids.frankfurt] });
    come('query');
    expect(hook.result.current.asked).toEqual({ q: '' });
  });
});
