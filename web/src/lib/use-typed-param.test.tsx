// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTypedParam } from './use-typed-param.ts';

/** An address that follows a write only when told to. */
function typing(settled?: (text: string) => boolean) {
  let inAddress = '';
  const writes: string[] = [];
  const set = (patch: Readonly<Record<string, string | null>>): void => void writes.push(patch['q'] ?? '');
  const { result, rerender } = renderHook(() => useTypedParam({ get: () => inAddress, set }, 'q', settled));
  return {
    writes,
    text: () => result.current.text,
    type: (text: string, thenMs: number) => {
      act(() => result.current.type(text));
      act(() => void vi.advanceTimersByTime(thenMs));
    },
    follow: (text: string) => {
      inAddress = text;
      rerender();
    },
  };
}

describe('a text of the address while it is typed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('follows the first key of a checked text at once, and further keys ten times a second at most', () => {
    const { writes, type } = typing(() => true);
    type('a', 20);
    expect(writes).toEqual(['a']);
    for (const text of ['ab', 'abc', 'abcd']) type(text, 20);
    expect(writes).toEqual(['a']);
    type('abcde', 40);
    expect(writes).toEqual(['a', 'abcde']);
  });

  it('keeps what is not settled in the box only', () => {
    const { writes, type, text } = typing((it) => !it.endsWith(':'));
    type('state:', 1000);
    expect(writes).toEqual([]);
    expect(text()).toBe('state:');
  });

  it('waits for a rest where nobody checks the text', () => {
    const { writes, type } = typing();
    type('a', 150);
    type('ab', 150);
    expect(writes).toEqual([]);
    type('abc', 200);
    expect(writes).toEqual(['abc']);
  });

  it('keeps the newest keys when the address lags behind, and takes what a link says', () => {
    const { type, text, follow } = typing(() => true);
    type('a', 20);
    type('ab', 100);
    follow('a');
    expect(text()).toBe('ab');
    follow('ab');
    expect(text()).toBe('ab');
    follow('country:de');
    expect(text()).toBe('country:de');
    follow('a');
    expect(text()).toBe('a');
  });
});
